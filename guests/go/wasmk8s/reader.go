package wasmk8s

import "unicode/utf8"

// How deep objects and lists may lie in one another, which is what hosts let through.
const maxDepth = 200

// reader is a cursor over one JSON text. It makes nothing but what is asked for, and strings share the memory of the text.
//
// The first problem is kept and puts the cursor at the end, so that whoever reads needs to look at it only once, when all
// is done. No message quotes the text, which may hold secrets.
type reader struct {
	text    string
	at      int
	depth   int
	member  string // the last name read
	problem string
}

// fail keeps the first problem, and where it was found.
func (r *reader) fail(problem string) {
	if r.problem != "" {
		return
	}
	if r.member != "" {
		problem = "in " + r.member + ": " + problem
	}
	r.problem = problem + " at byte " + digits(int64(r.at))
	r.at = len(r.text)
}

// err is the first problem, or nil.
func (r *reader) err() error {
	if r.problem != "" {
		return Error(r.problem)
	}
	return nil
}

// end makes sure that nothing but white space follows.
func (r *reader) end() {
	if r.next(); r.at < len(r.text) {
		r.fail("more than one JSON value")
	}
}

// next skips white space and returns the byte at the cursor, or 0 at the end.
func (r *reader) next() byte {
	for r.at < len(r.text) {
		if c := r.text[r.at]; c != ' ' && c != '\n' && c != '\r' && c != '\t' {
			return c
		}
		r.at++
	}
	return 0
}

// begin enters an object ('{', '}') or a list ('[', ']') and tells whether there is anything in it:
//
//	for more := r.begin('{', '}'); more; more = r.more('}') { ... }
func (r *reader) begin(open, close byte) bool {
	if r.next() != open {
		r.expected(open)
		return false
	}
	r.at++
	if r.next() == close {
		r.at++
		return false
	}
	if r.depth++; r.depth > maxDepth {
		r.fail("too many levels")
		return false
	}
	return true
}

// more goes to the next member or element, or past the end of the object or list.
func (r *reader) more(close byte) bool {
	c := r.next()
	if c == ',' {
		r.at++
		return true
	}
	if c == close {
		r.at++
		r.depth--
	} else {
		r.fail("expected a comma or an end")
	}
	return false
}

func (r *reader) expected(open byte) {
	switch {
	case r.at >= len(r.text):
		r.fail("the JSON text ends early")
	case open == '{':
		r.fail("expected an object")
	case open == '[':
		r.fail("expected a list")
	default:
		r.fail("expected a string")
	}
}

// name reads the name of a member, and goes to its value.
func (r *reader) name() string {
	name := r.string()
	r.member = name
	r.colon()
	return name
}

func (r *reader) colon() {
	if r.next() != ':' {
		r.fail("expected a colon")
		return
	}
	r.at++
}

// null reads null, if that is what is there.
func (r *reader) null() bool {
	if r.next() != 'n' {
		return false
	}
	r.literal("null")
	return true
}

func (r *reader) bool() bool {
	switch r.next() {
	case 't':
		r.literal("true")
		return true
	case 'f':
		r.literal("false")
	default:
		r.fail("expected true or false")
	}
	return false
}

func (r *reader) literal(word string) {
	if len(r.text)-r.at < len(word) || r.text[r.at:r.at+len(word)] != word {
		r.fail("not a JSON value")
		return
	}
	r.at += len(word)
}

// strings reads a list of strings.
func (r *reader) strings() []string {
	var list []string
	for more := r.begin('[', ']'); more; more = r.more(']') {
		list = append(list, r.string())
	}
	return list
}

// string reads a string, which shares the memory of the text if it has no escapes.
func (r *reader) string() string {
	if r.next() != '"' {
		r.expected('"')
		return ""
	}
	start := r.at + 1
	escaped := r.skipString()
	if r.problem != "" {
		return ""
	}
	if escaped {
		return r.unescape(start, r.at-1)
	}
	return r.text[start : r.at-1]
}

// skipString goes past the string that begins at the cursor and tells whether it has escapes. Those are looked at when they
// are read.
func (r *reader) skipString() (escaped bool) {
	text := r.text
	for at := r.at + 1; at < len(text); at++ {
		switch c := text[at]; {
		case c == '"':
			r.at = at + 1
			return escaped
		case c == '\\':
			escaped = true
			at++
		case c < ' ':
			r.at = at
			r.fail("a control character in a string")
			return false
		}
	}
	r.at = len(text)
	r.fail("a string without end")
	return false
}

// value reads any value and returns its text.
func (r *reader) value() Value {
	r.next()
	start := r.at
	r.skip()
	if r.problem != "" {
		return Value{}
	}
	return Value{r.text[start:r.at]}
}

// skip goes past any value.
func (r *reader) skip() {
	switch c := r.next(); c {
	case '{':
		for more := r.begin('{', '}'); more; more = r.more('}') {
			r.checkString()
			r.colon()
			r.skip()
		}
	case '[':
		for more := r.begin('[', ']'); more; more = r.more(']') {
			r.skip()
		}
	case '"':
		r.checkString()
	case 't':
		r.literal("true")
	case 'f':
		r.literal("false")
	case 'n':
		r.literal("null")
	default:
		r.number()
	}
}

// checkString goes past a string that nobody reads.
func (r *reader) checkString() {
	if r.next() != '"' {
		r.expected('"')
		return
	}
	start := r.at + 1
	if r.skipString() && r.problem == "" && !r.escapesAreFine(start, r.at-1) {
		r.fail("not an escape of JSON")
	}
}

func (r *reader) escapesAreFine(start, end int) bool {
	for at := start; at < end; at++ {
		if r.text[at] != '\\' {
			continue
		}
		at++
		switch r.text[at] {
		case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		case 'u':
			if _, fine := r.hex(at + 1); !fine {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// number goes past a number, of any size and precision.
func (r *reader) number() {
	text, at := r.text, r.at
	if at < len(text) && text[at] == '-' {
		at++
	}
	from := at
	at = pastDigits(text, at)
	fine := at > from && (at == from+1 || text[from] != '0')
	if at < len(text) && text[at] == '.' {
		from = at + 1
		at = pastDigits(text, from)
		fine = fine && at > from
	}
	if at < len(text) && (text[at] == 'e' || text[at] == 'E') {
		at++
		if at < len(text) && (text[at] == '+' || text[at] == '-') {
			at++
		}
		from = at
		at = pastDigits(text, from)
		fine = fine && at > from
	}
	if !fine {
		if at >= len(text) {
			r.fail("the JSON text ends early")
		} else {
			r.fail("not a JSON value")
		}
		return
	}
	r.at = at
}

func pastDigits(text string, at int) int {
	for at < len(text) && text[at]-'0' <= 9 {
		at++
	}
	return at
}

// unescape decodes the string between start and end.
func (r *reader) unescape(start, end int) string {
	out := make([]byte, 0, end-start)
	for at := start; at < end; at++ {
		c := r.text[at]
		if c != '\\' {
			out = append(out, c)
			continue
		}
		at++
		switch c = r.text[at]; c {
		case '"', '\\', '/':
			out = append(out, c)
		case 'b':
			out = append(out, '\b')
		case 'f':
			out = append(out, '\f')
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		case 'u':
			symbol, last, fine := r.symbol(at, end)
			if !fine {
				r.fail("not an escape of JSON, or half of a pair")
				return ""
			}
			out = utf8.AppendRune(out, symbol)
			at = last
		default:
			r.fail("not an escape of JSON")
			return ""
		}
	}
	return string(out)
}

// symbol decodes the escape whose 'u' is at `at`, and the one that makes a surrogate pair with it; last is its last byte.
func (r *reader) symbol(at, end int) (symbol rune, last int, fine bool) {
	symbol, fine = r.hex(at + 1)
	last = at + 4
	if !fine || symbol < 0xd800 || symbol > 0xdfff {
		return symbol, last, fine
	}
	if symbol > 0xdbff || last+6 >= end || r.text[last+1] != '\\' || r.text[last+2] != 'u' {
		return 0, last, false
	}
	low, fine := r.hex(last + 3)
	if !fine || low < 0xdc00 || low > 0xdfff {
		return 0, last, false
	}
	return 0x10000 + (symbol-0xd800)<<10 + (low - 0xdc00), last + 6, true
}

// hex decodes four hexadecimal digits.
func (r *reader) hex(at int) (value rune, fine bool) {
	if at+4 > len(r.text) {
		return 0, false
	}
	for _, c := range []byte(r.text[at : at+4]) {
		switch {
		case c >= '0' && c <= '9':
			value = value<<4 + rune(c-'0')
		case c|' ' >= 'a' && c|' ' <= 'f':
			value = value<<4 + rune(c|' '-'a'+10)
		default:
			return 0, false
		}
	}
	return value, true
}
