package dev.wasmk8s.runtime;

import java.util.List;
import java.util.Objects;

/**
 * What is declared of an admission module alone. Immutable.
 *
 * @param mutating whether it may change objects. One that may not, and tries, fails.
 * @param rules which requests it sees; none means that it is never called
 * @param namespaceSelector the labels of the namespaces whose objects it sees; requests for cluster-scoped objects other
 *     than namespaces always match. It needs a {@linkplain AccessControl.Builder#namespaces lookup}; without one, requests
 *     in namespaces are refused with 404.
 * @param objectSelector the labels of the objects it sees; one of the old and the new object has to match
 * @param reinvocationPolicy whether it is asked again, if it is mutating
 * @param jsonPatch whether it may answer with a patch of the type {@code JSONPatch} (RFC 6902) beside {@code Full}. Needs
 *     {@code io.fabric8:zjsonpatch} 8 and {@code tools.jackson.core:jackson-databind} 3, which are optional.
 */
public record AdmissionOptions(
        boolean mutating,
        List<AdmissionRule> rules,
        LabelSelector namespaceSelector,
        LabelSelector objectSelector,
        ReinvocationPolicy reinvocationPolicy,
        boolean jsonPatch) {
    /** Not mutating, never called, and no further limits. */
    public static final AdmissionOptions DEFAULT = new AdmissionOptions(
            false, List.of(), LabelSelector.EVERYTHING, LabelSelector.EVERYTHING, ReinvocationPolicy.NEVER, false);

    /** Copies the rules. */
    public AdmissionOptions {
        rules = List.copyOf(rules);
        Objects.requireNonNull(namespaceSelector, "namespaceSelector");
        Objects.requireNonNull(objectSelector, "objectSelector");
        Objects.requireNonNull(reinvocationPolicy, "reinvocationPolicy");
    }

    /** The same for a module that may change objects, or may not. */
    public AdmissionOptions withMutating(boolean value) {
        return new AdmissionOptions(value, rules, namespaceSelector, objectSelector, reinvocationPolicy, jsonPatch);
    }

    /** The same with other rules. */
    public AdmissionOptions withRules(List<AdmissionRule> value) {
        return new AdmissionOptions(mutating, value, namespaceSelector, objectSelector, reinvocationPolicy, jsonPatch);
    }

    /** The same with another selector of namespaces. */
    public AdmissionOptions withNamespaceSelector(LabelSelector value) {
        return new AdmissionOptions(mutating, rules, value, objectSelector, reinvocationPolicy, jsonPatch);
    }

    /** The same with another selector of objects. */
    public AdmissionOptions withObjectSelector(LabelSelector value) {
        return new AdmissionOptions(mutating, rules, namespaceSelector, value, reinvocationPolicy, jsonPatch);
    }

    /** The same with another reinvocation policy. */
    public AdmissionOptions withReinvocationPolicy(ReinvocationPolicy value) {
        return new AdmissionOptions(mutating, rules, namespaceSelector, objectSelector, value, jsonPatch);
    }

    /** The same for a module that may answer with patches of the type {@code JSONPatch}, or may not. */
    public AdmissionOptions withJsonPatch(boolean value) {
        return new AdmissionOptions(mutating, rules, namespaceSelector, objectSelector, reinvocationPolicy, value);
    }
}
