# Writes survey.txt: R with the packages survey and stats.
#
#     Rscript survey_oracle.R
#
# stratified | population,sampled,errors;... | mean, error (svymean, fpc), interval (svyciprop)
# weighted | population, known errors, sum of sizes, size,wrong;... | mean, error (svytotal)
# group | stratum,population;... | stratum,in group,wrong;... | mean, error (svymean of a subset)
# trend | errors,sampled;... | chi-square, probability (prop.trend.test)
suppressPackageStartupMessages(library(survey))
set.seed(20261123)
lines <- "# function | arguments | values: survey_oracle.R"
put <- function(name, arguments, values)
    lines <<- c(lines, paste(name, paste(arguments, collapse = " "),
                             paste(sprintf("%.17g", values), collapse = " "), sep = " | "))
rows <- function(...) paste(apply(cbind(...), 1, paste, collapse = ","), collapse = ";")

for (strata in c(1, 2, 4, 9, 20)) for (round in 1:8) {
    population <- sample(20:900, strata)
    sampled <- pmax(2, pmin(population, sample(c(2, 5, 12, 30), strata, TRUE)))
    errors <- rbinom(strata, sampled, runif(strata, 0, 0.4))
    data <- do.call(rbind, lapply(seq_len(strata), function(h) data.frame(
        h = h, N = population[h], w = population[h] / sampled[h],
        y = rep(c(1, 0), c(errors[h], sampled[h] - errors[h])))))
    design <- svydesign(~1, strata = ~h, fpc = ~N, weights = ~w, data = data)
    found <- svymean(~y, design)
    # Strata reviewed in full, samples without variance, and those that would count for more than
    # all of the items are not estimated like this.
    whole <- sum(population)
    most <- sum(sampled) * whole / (whole - sum(sampled))
    if (any(sampled == population) || SE(found) == 0 ||
        coef(found) * (1 - coef(found)) / SE(found)^2 > most) next
    share <- attr(svyciprop(~y, design, method = "beta"), "ci")
    put("stratified", rows(population, sampled, errors),
        c(coef(found), SE(found), max(share[1], sum(errors) / whole),
          min(share[2], 1 - sum(sampled - errors) / whole)))
}

for (count in c(2, 10, 60)) for (round in 1:4) {
    size <- sample(1000:900000, count)
    total <- sum(size) * 7
    wrong <- rbinom(count, 1, 0.2)
    data <- data.frame(y = wrong, w = total / (count * size))
    found <- svytotal(~y, svydesign(~1, weights = ~w, data = data))
    known <- sample(0:3, 1)
    population <- 1000 * count
    put("weighted", c(population, known, total, rows(size, wrong)),
        c((coef(found) + known) / population, SE(found) / population))
}

for (rounds in c(2, 3, 8)) for (round in 1:3) {
    sampled <- sample(20:200, rounds)
    errors <- rbinom(rounds, sampled, 0.1) + 1
    found <- suppressWarnings(prop.trend.test(errors, sampled))
    put("trend", rows(errors, sampled), c(found$statistic, found$p.value))
}
for (strata in c(1, 3, 6)) for (round in 1:4) {
    population <- sample(40:400, strata)
    sampled <- pmin(population, sample(c(8, 15, 30), strata, TRUE))
    data <- do.call(rbind, lapply(seq_len(strata), function(h) data.frame(
        h = h, N = population[h], w = population[h] / sampled[h],
        d = rbinom(sampled[h], 1, 0.4), y = rbinom(sampled[h], 1, 0.25))))
    data$d[1] <- 1
    design <- svydesign(~1, strata = ~h, fpc = ~N, weights = ~w, data = data)
    found <- svymean(~y, subset(design, d == 1))
    put("group", c(rows(seq_len(strata), population), rows(data$h, data$d, data$y)),
        c(coef(found), SE(found)))
}
writeLines(lines, "survey.txt")
