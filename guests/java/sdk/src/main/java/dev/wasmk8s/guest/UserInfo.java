package dev.wasmk8s.guest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A user as authentication established it, and as admission sees it. No component may be null.
 *
 * @param username the unique name; never empty for a user who is authenticated
 * @param uid tells users apart who had the same name at different times; empty when unknown
 * @param extra whatever else the authenticator knows, by key
 */
public record UserInfo(String username, String uid, List<String> groups, Map<String, List<String>> extra) {
    static final UserInfo NOBODY = new UserInfo("", "", List.of(), Map.of());

    /** A user without extra values. */
    public static UserInfo of(String username, String uid, String... groups) {
        return new UserInfo(username, uid, List.of(groups), Map.of());
    }

    /** Whether the user is a member of {@code group}. */
    public boolean isIn(String group) {
        return groups.contains(group);
    }

    static UserInfo read(JsonCursor in) {
        if (in.skipNull()) {
            return NOBODY;
        }
        String username = "";
        String uid = "";
        List<String> groups = List.of();
        Map<String, List<String>> extra = Map.of();
        for (in.enterObject(); in.nextMember(); ) {
            switch (in.name()) {
                case "username" -> username = in.text();
                case "uid" -> uid = in.text();
                case "groups" -> groups = in.texts();
                case "extra" -> extra = readExtra(in);
                default -> in.skip();
            }
        }
        return new UserInfo(username, uid, groups, extra);
    }

    static Map<String, List<String>> readExtra(JsonCursor in) {
        if (in.skipNull()) {
            return Map.of();
        }
        Map<String, List<String>> extra = new LinkedHashMap<>();
        for (in.enterObject(); in.nextMember(); ) {
            extra.put(in.name(), in.texts());
        }
        return extra;
    }

    void write(JsonWriter out) {
        out.open('{');
        if (!username.isEmpty()) {
            out.name("username").string(username);
        }
        if (!uid.isEmpty()) {
            out.name("uid").string(uid);
        }
        if (!groups.isEmpty()) {
            out.name("groups").strings(groups);
        }
        if (!extra.isEmpty()) {
            out.name("extra").open('{');
            for (String key : extra.keySet()) {
                out.name(key).strings(extra.get(key));
            }
            out.close('}');
        }
        out.close('}');
    }
}
