package dev.wasmk8s.guest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of an authorizer: may this user do that? Exactly one kind of attributes is present. No component is
 * null.
 *
 * @param resourceAttributes present when the request is for a resource
 * @param nonResourceAttributes present when the request is for any other path
 */
public record SubjectAccessReviewSpec(
        String user,
        String uid,
        List<String> groups,
        Map<String, List<String>> extra,
        Optional<ResourceAttributes> resourceAttributes,
        Optional<NonResourceAttributes> nonResourceAttributes) {

    /** Whether the user is a member of {@code group}. */
    public boolean isIn(String group) {
        return groups.contains(group);
    }

    static SubjectAccessReviewSpec read(JsonCursor in) {
        String user = "";
        String uid = "";
        List<String> groups = List.of();
        Map<String, List<String>> extra = Map.of();
        Optional<ResourceAttributes> resource = Optional.empty();
        Optional<NonResourceAttributes> nonResource = Optional.empty();
        for (in.enterObject(); in.nextMember(); ) {
            switch (in.name()) {
                case "user" -> user = in.text();
                case "uid" -> uid = in.text();
                case "groups" -> groups = in.texts();
                case "extra" -> extra = UserInfo.readExtra(in);
                case "resourceAttributes" -> resource = ResourceAttributes.read(in);
                case "nonResourceAttributes" -> nonResource = NonResourceAttributes.read(in);
                default -> in.skip();
            }
        }
        return new SubjectAccessReviewSpec(user, uid, groups, extra, resource, nonResource);
    }
}
