package wasmk8s

// Path leads to a value in an object, one name for each level.
type Path []string

// Object is a JSON object of which only the parts that are asked for are decoded.
//
// What is not changed is written back byte for byte: unknown fields, the order of members, and numbers of any size and
// precision. A struct of Go would lose what it does not know. On a path, null counts as absent; anything else that is no
// object is an error. Of members with one name the last one counts. Not safe for use by several goroutines.
type Object struct {
	raw     string   // as it came; holds as long as there are no members
	members []member // in order, once something is changed
}

type member struct {
	name  string
	value Value
}

// NewObject makes an object without members.
func NewObject() *Object {
	return &Object{raw: "{}"}
}

// Get finds the value at path. It is absent if there is none.
func (o *Object) Get(path Path) (Value, error) {
	if len(path) == 0 {
		return Value{}, Error("a path needs at least one name")
	}
	value, err := o.member(path[0])
	for depth := 1; depth < len(path) && err == nil; depth++ {
		if value.Empty() {
			return Value{}, nil
		}
		if value, err = memberOf(value.raw, path[depth]); err != nil {
			return Value{}, within(path[depth-1], err)
		}
	}
	return value, err
}

// Has tells whether there is a value at path. Null counts as one.
func (o *Object) Has(path Path) (bool, error) {
	value, err := o.Get(path)
	return !value.Absent(), err
}

// Text decodes the string at path: "" if it is absent or null. Anything else is an error.
func (o *Object) Text(path Path) (string, error) {
	return decode(o, path, Value.Text)
}

// Bool decodes what is at path: false if it is absent or null. Anything but true and false is an error.
func (o *Object) Bool(path Path) (bool, error) {
	return decode(o, path, Value.Bool)
}

// Int decodes the integer at path: 0 if it is absent or null. Anything else is an error.
func (o *Object) Int(path Path) (int64, error) {
	return decode(o, path, Value.Int)
}

// Texts decodes the list of strings at path: none if it is absent or null. Anything else is an error.
func (o *Object) Texts(path Path) ([]string, error) {
	return decode(o, path, Value.Texts)
}

// Object decodes the object at path: nil if it is absent or null. Anything else is an error. Changes of it stay its own;
// to change what it is part of, see [Object.Edit].
func (o *Object) Object(path Path) (*Object, error) {
	return decode(o, path, Value.Object)
}

// Objects decodes the list of objects at path, such as the containers of a pod: none if it is absent or null. Anything else
// is an error.
func (o *Object) Objects(path Path) ([]*Object, error) {
	return decode(o, path, Value.objects)
}

// Names lists the names of the members, in order.
func (o *Object) Names() ([]string, error) {
	members, err := o.all()
	names := make([]string, len(members))
	for i := range members {
		names[i] = members[i].name
	}
	return names, err
}

// Only makes sure that the object has no other members than these, so that a misspelt setting is not passed over.
func (o *Object) Only(names ...string) error {
	members, err := o.all()
	if err != nil {
		return err
	}
next:
	for i := range members {
		for _, name := range names {
			if members[i].name == name {
				continue next
			}
		}
		return Error("unknown member " + members[i].name)
	}
	return nil
}

// Set puts a value at path, in the place of the one there or after its siblings. Missing parents are made.
func (o *Object) Set(path Path, value Value) error {
	if len(path) == 0 {
		return Error("a path needs at least one name")
	}
	last := len(path) - 1
	return o.Edit(path[:last], func(parent *Object) error {
		parent.put(path[last], value)
		return nil
	})
}

// Remove takes away the value at path, if there is one.
func (o *Object) Remove(path Path) error {
	there, err := o.Has(path)
	if err != nil || !there {
		return err
	}
	last := len(path) - 1
	return o.Edit(path[:last], func(parent *Object) error {
		kept := parent.members[:0]
		for _, one := range parent.members {
			if one.name != path[last] {
				kept = append(kept, one)
			}
		}
		parent.members = kept
		return nil
	})
}

// Edit changes the object at path, which is made if it is missing. This is cheaper than several calls of Set with paths
// that begin alike. If change returns an error, nothing is changed at path, and Edit returns it.
func (o *Object) Edit(path Path, change func(*Object) error) error {
	if err := o.open(); err != nil {
		return err
	}
	if len(path) == 0 {
		return change(o)
	}
	child := NewObject()
	if value, _ := o.member(path[0]); !value.Empty() {
		var err error
		if child, err = value.Object(); err != nil {
			return within(path[0], err)
		}
	}
	if err := child.Edit(path[1:], change); err != nil {
		return err
	}
	o.put(path[0], child.Value())
	return nil
}

// EditEach changes each object of the list at path, such as each container of a pod. It does nothing if there is no list.
func (o *Object) EditEach(path Path, change func(*Object) error) error {
	elements, err := o.Objects(path)
	if err != nil || elements == nil {
		return err
	}
	values := make([]Value, len(elements))
	for i, element := range elements {
		if err := change(element); err != nil {
			return err
		}
		values[i] = element.Value()
	}
	return o.Set(path, List(values...))
}

// Value is the object as JSON, as it is now.
func (o *Object) Value() Value {
	if o.members == nil {
		return Value{o.raw}
	}
	return Value{text(o.append(o.buffer()))}
}

// buffer has room for the object after a change of the usual size.
func (o *Object) buffer() []byte {
	return make([]byte, 0, len(o.raw)+256)
}

// MarshalJSON is [Object.Value] for encoding/json.
func (o *Object) MarshalJSON() ([]byte, error) {
	return o.append(nil), nil
}

func (o *Object) append(out []byte) []byte {
	if o.members == nil {
		return append(out, o.raw...)
	}
	out = append(out, '{')
	for i := range o.members {
		out = o.members[i].value.append(appendName(out, o.members[i].name))
	}
	return append(out, '}')
}

// open gets the members, for a change.
func (o *Object) open() error {
	members, err := o.all()
	if err == nil {
		o.members = members
	}
	return err
}

func (o *Object) all() ([]member, error) {
	if o.members != nil {
		return o.members, nil
	}
	members := make([]member, 0, 8)
	r := reader{text: o.raw}
	for more := r.begin('{', '}'); more; more = r.more('}') {
		name := r.name()
		members = append(members, member{name, r.value()})
	}
	return members, r.err()
}

func (o *Object) member(name string) (Value, error) {
	if o.members == nil {
		return memberOf(o.raw, name)
	}
	for i := len(o.members) - 1; i >= 0; i-- {
		if o.members[i].name == name {
			return o.members[i].value, nil
		}
	}
	return Value{}, nil
}

func (o *Object) put(name string, value Value) {
	for i := len(o.members) - 1; i >= 0; i-- {
		if o.members[i].name == name {
			o.members[i].value = value
			return
		}
	}
	o.members = append(o.members, member{name, value})
}

// memberOf finds one member without keeping the others.
func memberOf(object, name string) (found Value, err error) {
	r := reader{text: object}
	for more := r.begin('{', '}'); more; more = r.more('}') {
		if r.name() == name {
			found = r.value()
		} else {
			r.skip()
		}
	}
	return found, r.err()
}

func (v Value) objects() ([]*Object, error) {
	values, err := v.List()
	if err != nil {
		return nil, err
	}
	objects := make([]*Object, len(values))
	for i, value := range values {
		if objects[i], err = value.Object(); err != nil {
			return nil, err
		}
	}
	return objects, nil
}

// decode finds a value and decodes it, unless there is none.
func decode[T any](o *Object, path Path, as func(Value) (T, error)) (decoded T, err error) {
	value, err := o.Get(path)
	if err != nil || value.Empty() {
		return decoded, err
	}
	if decoded, err = as(value); err != nil {
		return decoded, within(path[len(path)-1], err)
	}
	return decoded, nil
}
