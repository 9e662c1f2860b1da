// The payout of every household in one fused pass: what the machine can do.
//
//     payout_fused COLUMNS OUTPUT ROUNDS    prints the median in milliseconds
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef long long fen;

struct band { fen above; int rate; };
struct rule {
    int kind;
    fen line, cap;
    int rate;
    fen amount, most;
    int bands;
    struct band band[4];
};
#include "rules.h"

static fen rounded(__int128 tenthousandths) { return (fen)((tenthousandths + 5000) / 10000); }

static fen amount(const struct rule *rule, fen basis, fen members) {
    if (basis < rule->line || basis <= 0) return 0;
    __int128 sum = 0;
    switch (rule->kind) {
    case 0: sum = (__int128)basis * rule->rate; break;
    case 1: sum = basis > rule->amount ? (__int128)(basis - rule->amount) * rule->rate : 0; break;
    case 2:
        for (int i = 0; i < rule->bands; i++) {
            fen top = i + 1 < rule->bands && basis > rule->band[i + 1].above
                ? rule->band[i + 1].above : basis;
            if (top > rule->band[i].above)
                sum += (__int128)(top - rule->band[i].above) * rule->band[i].rate;
        }
        break;
    case 3:
        for (int i = rule->bands - 1; i >= 0; i--)
            if (basis > rule->band[i].above) { sum = (__int128)basis * rule->band[i].rate; break; }
        break;
    case 4:
        sum = (__int128)(rule->amount * members < rule->most ? rule->amount * members : rule->most)
            * 10000;
        break;
    case 5: sum = (__int128)rule->amount * 10000; break;
    }
    fen result = rounded(sum);
    return result < rule->cap ? result : rule->cap;
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int count, char **words) {
    if (count != 4) return 64;
    FILE *file = fopen(words[1], "rb");
    if (!file) return 66;
    fseek(file, 0, SEEK_END);
    size_t rows = (size_t)ftell(file) / 72;
    rewind(file);
    fen *data = malloc(rows * 72), *out = malloc(rows * 8);
    if (fread(data, 72, rows, file) != rows) return 74;
    fclose(file);
    int rounds = atoi(words[3]);
    double *times = malloc(sizeof(double) * (size_t)rounds);
    for (int round = 0; round < rounds; round++) {
        struct timespec a, b;
        clock_gettime(CLOCK_MONOTONIC, &a);
        for (size_t row = 0; row < rows; row++) {
            fen kind = data[row], members = data[rows + row], net = data[2 * rows + row];
            out[row] = 0;
            if (data[8 * rows + row] || (tests[kind] && net > LINE * members)) continue;
            fen left = ROOM - data[7 * rows + row], total = 0;
            if (left < 0) left = 0;
            for (int cause = 0; cause < 4; cause++) {
                fen due = amount(&rules[kind * 4 + cause], data[(size_t)(3 + cause) * rows + row],
                                 members);
                if (due > left) due = left;
                left -= due;
                total += due;
            }
            out[row] = total;
        }
        clock_gettime(CLOCK_MONOTONIC, &b);
        times[round] = (double)(b.tv_sec - a.tv_sec) * 1e3 + (double)(b.tv_nsec - a.tv_nsec) / 1e6;
    }
    qsort(times, (size_t)rounds, sizeof(double), ascending);
    file = fopen(words[2], "wb");
    if (!file || fwrite(out, 8, rows, file) != rows) return 74;
    fclose(file);
    printf("%.3f\n", times[rounds / 2]);
    return 0;
}
