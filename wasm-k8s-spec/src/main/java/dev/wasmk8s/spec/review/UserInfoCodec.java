package dev.wasmk8s.spec.review;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.spec.json.JsonReader;
import dev.wasmk8s.spec.json.JsonWriter;
import java.util.List;
import java.util.Map;

/** A {@code UserInfo} on the wire. */
final class UserInfoCodec {
    static final UserInfo NOBODY = new UserInfo("", "", List.of(), Map.of());

    private UserInfoCodec() {}

    /** The size of a user, roughly: most have no extra. */
    static int expectedBytes(UserInfo user) {
        int size = user.username().length() + user.uid().length();
        for (String group : user.groups()) {
            size += group.length() + 3;
        }
        return size;
    }

    static void write(JsonWriter out, UserInfo user) {
        out.optional("username", user.username());
        out.optional("uid", user.uid());
        out.optional("groups", user.groups());
        out.optionalListMap("extra", user.extra());
    }

    static UserInfo read(JsonReader in) {
        String username = "";
        String uid = "";
        List<String> groups = List.of();
        Map<String, List<String>> extra = Map.of();
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "username" -> username = in.string();
                case "uid" -> uid = in.string();
                case "groups" -> groups = in.strings();
                case "extra" -> extra = in.map(JsonReader::strings);
                default -> in.skip();
            }
        }
        return new UserInfo(username, uid, groups, extra);
    }
}
