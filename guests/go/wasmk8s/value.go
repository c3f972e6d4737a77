package wasmk8s

// Value is one JSON value, kept as the text that it was, digit for digit. The zero Value stands for one that is absent.
//
// To decode it by other means, take [Value.Raw]; but note that encoding/json makes a module 1.7 times as large.
type Value struct {
	raw string
}

// Text makes a JSON string.
func Text(text string) Value {
	return Value{string(appendText(nil, text))}
}

// Int makes a JSON number.
func Int(number int64) Value {
	return Value{digits(number)}
}

// Bool makes true or false.
func Bool(value bool) Value {
	if value {
		return Value{"true"}
	}
	return Value{"false"}
}

// List makes a list. An absent value becomes null.
func List(values ...Value) Value {
	out := []byte{'['}
	for i, value := range values {
		if i > 0 {
			out = append(out, ',')
		}
		out = value.append(out)
	}
	return Value{string(append(out, ']'))}
}

// Parse takes a JSON text, such as one made with encoding/json. It is an error if it is not exactly one value.
func Parse(json string) (Value, error) {
	r := reader{text: json}
	value := r.value()
	r.end()
	return value, r.err()
}

// Absent tells whether there is no value. Null is one.
func (v Value) Absent() bool {
	return v.raw == ""
}

// Empty tells whether the value is absent or null, which Kubernetes takes for the same.
func (v Value) Empty() bool {
	return v.raw == "" || v.raw == "null"
}

// Raw is the JSON text, or "" if the value is absent.
func (v Value) Raw() string {
	return v.raw
}

// Text decodes a string. Anything else, absence too, is an error.
func (v Value) Text() (string, error) {
	r := v.reader()
	text := r.string()
	return text, r.err()
}

// Bool decodes true or false. Anything else, absence too, is an error.
func (v Value) Bool() (bool, error) {
	r := v.reader()
	value := r.bool()
	return value, r.err()
}

// Int decodes an integer of 64 bits. Anything else, absence, fractions and exponents too, is an error.
func (v Value) Int() (int64, error) {
	text, negative := v.raw, false
	if text != "" && text[0] == '-' {
		text, negative = text[1:], true
	}
	if text == "" || len(text) > 19 {
		return 0, Error("expected an integer")
	}
	var number uint64
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return 0, Error("expected an integer")
		}
		number = number*10 + uint64(c-'0')
	}
	if negative && number <= 1<<63 {
		return -int64(number), nil
	}
	if negative || number > 1<<63-1 {
		return 0, Error("expected an integer of 64 bits")
	}
	return int64(number), nil
}

// Object decodes an object. Anything else, absence too, is an error.
func (v Value) Object() (*Object, error) {
	r := v.reader()
	if r.next() != '{' {
		r.expected('{')
		return nil, r.err()
	}
	return &Object{raw: v.raw}, nil
}

// List decodes a list. Anything else, absence too, is an error.
func (v Value) List() ([]Value, error) {
	r := v.reader()
	var list []Value
	for more := r.begin('[', ']'); more; more = r.more(']') {
		list = append(list, r.value())
	}
	return list, r.err()
}

// Texts decodes a list of strings. Anything else, absence too, is an error.
func (v Value) Texts() ([]string, error) {
	r := v.reader()
	list := r.strings()
	return list, r.err()
}

func (v Value) reader() reader {
	return reader{text: v.raw}
}

func (v Value) append(out []byte) []byte {
	if v.raw == "" {
		return append(out, "null"...)
	}
	return append(out, v.raw...)
}
