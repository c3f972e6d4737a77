package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.Enforcement;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.internal.match.AdmissionMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An admission chain of members that are written down as words, and what they saw. */
final class WalkFixture {
    static final Status TEAPOT = Status.failure(418, "", "no");
    private static final AdmissionMatcher ALL = AdmissionMatcher.ofRules(List.of(AdmissionRule.everything()));

    final List<AdmissionMember> members = new ArrayList<>();
    final List<String> seen = new ArrayList<>();
    final List<Trial> trials = new ArrayList<>();
    WalkOptions options = WalkOptions.DEFAULT.withTrials(trials::add);

    /**
     * Adds a mutating member.
     *
     * @param words its name; then {@code again} if it wishes to be asked again; then what it does at each call: {@code keep},
     *     {@code set-X} for an object with the letter X added, {@code unset} for the object without letters, {@code same}
     *     for the same object written otherwise, {@code fail}, {@code deny}; {@code skip} if its rules do not match, and
     *     {@code ignore} if its failures are ignored
     */
    WalkFixture mutator(String words) {
        return member(words, true);
    }

    WalkFixture validator(String words) {
        return member(words, false);
    }

    private WalkFixture member(String words, boolean mutating) {
        List<String> list = new ArrayList<>(List.of(words.split(" ")));
        String name = list.remove(0);
        boolean again = list.remove("again");
        boolean skipped = list.remove("skip");
        FailurePolicy policy = list.remove("ignore") ? FailurePolicy.IGNORE : FailurePolicy.FAIL;
        Enforcement enforcement = Enforcement.ENFORCE;
        for (Enforcement each : Enforcement.values()) {
            enforcement = list.remove(each.name()) ? each : enforcement;
        }
        members.add(new AdmissionMember(
                name,
                new Scripted(name, list),
                mutating,
                skipped ? AdmissionMatcher.ofRules(List.of()) : ALL,
                policy,
                new Treatment(enforcement, again, false)));
        return this;
    }

    private final class Scripted implements Admitter {
        private final String name;
        private final List<String> script;
        private int calls;

        Scripted(String name, List<String> script) {
            this.name = name;
            this.script = script;
        }

        @Override
        public Verdict admit(AdmissionRequest request) {
            String letters = request.object().map(WalkFixture::letters).orElse("-");
            seen.add(name + ":" + letters);
            String step = script.get(Math.min(calls++, script.size() - 1));
            switch (step) {
                case "keep":
                    return Verdict.allowed();
                case "fail":
                    throw new ReviewException(FailureCode.GUEST_TRAPPED, "unreachable");
                case "interrupted":
                    throw new ReviewException(FailureCode.INTERRUPTED, "interrupted");
                case "defect":
                    throw new IllegalStateException("secret");
                case "deny":
                    return new Verdict.Denied(
                            Status.failure(418, "", "admission webhook \"" + name + "\" denied the request: no"),
                            List.of(name + " warns"),
                            Map.of(name + "/k", "v"),
                            List.of());
                case "same":
                    return Verdict.allowed(RawJson.of(" " + object(letters) + " "));
                case "garbage":
                    return Verdict.allowed(RawJson.of("{"));
                case "unset":
                    return Verdict.allowed(RawJson.of(object("")));
                default:
                    return Verdict.allowed(RawJson.of(object(letters + step.substring("set-".length()))));
            }
        }
    }

    private static String letters(RawJson object) {
        return object.toString().replaceAll("^.*\"l\":\"|\"}.*$", "");
    }

    static String object(String letters) {
        return "{\"l\":\"" + letters + "\"}";
    }

    /** Decides about an object without letters. */
    Verdict admit() {
        return chain().admit(
                        request(Operation.CREATE).object(RawJson.of(object(""))).build());
    }

    AdmissionChain chain() {
        return new AdmissionChain(members, options);
    }

    static AdmissionRequest.Builder request(Operation operation) {
        return AdmissionRequest.builder(
                        operation,
                        new GroupVersionKind("", "v1", "Pod"),
                        new GroupVersionResource("", "v1", "pods"),
                        UserInfo.of("jane"))
                .namespace("default");
    }

    /** The verdict in a word: the letters of the final object, {@code =} if it stays, or the code of the denial. */
    static String word(Verdict verdict) {
        if (verdict instanceof Verdict.Denied denied) {
            return Integer.toString(denied.status().code());
        }
        Optional<RawJson> object = ((Verdict.Allowed) verdict).object();
        return object.map(WalkFixture::letters).orElse("=");
    }

    /** What the audit log tells of calls: {@code 0.1+} is round 0, index 1, changed. */
    static List<String> calls(Verdict verdict) {
        List<String> calls = new ArrayList<>();
        new TreeMap<>(verdict.auditAnnotations()).forEach((key, value) -> {
            if (key.startsWith("mutation.webhook.admission.k8s.io/round_")) {
                String place = key.substring(key.indexOf("round_") + 6).replace("_index_", ".");
                calls.add(place + (value.contains("\"mutated\":true") ? "+" : "-"));
            }
        });
        return calls;
    }
}
