package dev.wasmk8s.runtime.internal.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody probably meant. */
final class Spelling {
    private Spelling() {}

    /** Names the word that was meant, or all that may stand here. */
    static String advice(String written, List<String> known) {
        Stream<String> candidates = known.stream().filter(word -> written.length() <= 2 * word.length());
        return candidates
                .min(Comparator.comparingInt(word -> distance(written, word)))
                .filter(word -> isNear(written, word))
                .map(word -> "Did you mean \"" + word + "\"?")
                .orElseGet(() -> "Possible here: " + listed(known) + ".");
    }

    static String listed(List<String> words) {
        return words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(", "));
    }

    private static boolean isNear(String written, String word) {
        return distance(written, word) <= Math.max(1, word.length() / 3);
    }

    /** How many letters to add, drop, change or swap with their neighbour; capitals count as small letters. */
    private static int distance(String left, String right) {
        String from = left.toLowerCase(Locale.ROOT);
        String to = right.toLowerCase(Locale.ROOT);
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : fewest(steps, from, to, i, j);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int fewest(int[][] steps, String from, String to, int i, int j) {
        int change = steps[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(change, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(fewest, steps[i - 2][j - 2] + 1) : fewest;
    }
}
