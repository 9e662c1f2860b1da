import Casework
import Domain
import Hummingbird

/// The JSON API: the operations of ``APITable``, their description for programs, and the same for
/// people.
struct APIRoutes {
    let casework: Casework
    let throttle: AddressThrottle

    func add(to router: Router<Visit>) {
        let streams = StreamPlaces()
        for endpoint in APITable.all { endpoint.add(to: router, casework, throttle, streams) }
        router.get("\(Endpoint.root)/openapi.json") { _, _ in
            try Answer.json(OpenAPI.document(APITable.all))
        }
        router.get("/api/docs") { request, _ in
            Answer.html(APIPage(language: request.language).render())
        }
    }
}
