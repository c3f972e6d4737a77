package wasmk8s

// UserInfo is a user as authentication established it, and as admission sees it.
type UserInfo struct {
	// Username is the unique name. Never empty for a user who is authenticated.
	Username string
	// UID tells users apart who had the same name at different times; empty when unknown.
	UID    string
	Groups []string
	// Extra is whatever else the authenticator knows.
	Extra Extra
}

// IsIn tells whether the user is a member of group.
func (u *UserInfo) IsIn(group string) bool {
	return contains(u.Groups, group)
}

// Extra has lists of strings by key, in order. It is no map, since few read it and a map is expensive to start with.
type Extra []ExtraValue

// ExtraValue is one key of an [Extra].
type ExtraValue struct {
	Key    string
	Values []string
}

// Get returns the values of a key; none if there is no such key.
func (e Extra) Get(key string) []string {
	for i := len(e) - 1; i >= 0; i-- {
		if e[i].Key == key {
			return e[i].Values
		}
	}
	return nil
}

func contains(list []string, text string) bool {
	for _, one := range list {
		if one == text {
			return true
		}
	}
	return false
}

func (u *UserInfo) read(r *reader) {
	for more := r.begin('{', '}'); more; more = r.more('}') {
		name := r.name()
		if r.null() {
			continue
		}
		switch name {
		case "username":
			u.Username = r.string()
		case "uid":
			u.UID = r.string()
		case "groups":
			u.Groups = r.strings()
		case "extra":
			u.Extra.read(r)
		default:
			r.skip()
		}
	}
}

func (u *UserInfo) append(out []byte) []byte {
	out = append(out, '{')
	out = appendMember(out, "username", u.Username)
	out = appendMember(out, "uid", u.UID)
	out = appendTexts(out, "groups", u.Groups)
	if len(u.Extra) > 0 {
		out = append(appendName(out, "extra"), '{')
		for _, one := range u.Extra {
			out = appendTexts(out, one.Key, one.Values)
		}
		out = append(out, '}')
	}
	return append(out, '}')
}

func (e *Extra) read(r *reader) {
	for more := r.begin('{', '}'); more; more = r.more('}') {
		key := r.name()
		if !r.null() {
			*e = append(*e, ExtraValue{key, r.strings()})
		}
	}
}
