//go:build wasip1

package wasmk8s

import (
	"runtime"
	"unsafe"
)

// Standard input and output without package os, in as few calls and copies as the system interface allows.

//go:wasmimport wasi_snapshot_preview1 fd_read
func fdRead(fd uint32, slices unsafe.Pointer, count uint32, done unsafe.Pointer) uint32

//go:wasmimport wasi_snapshot_preview1 fd_write
func fdWrite(fd uint32, slices unsafe.Pointer, count uint32, done unsafe.Pointer) uint32

// slice is the iovec of WASI preview 1. Its addresses have 32 bits, those of Go 64.
type slice struct {
	start, length uint32
}

// first is where most reviews fit. It is there from the start, and costs nothing until it is written to.
var first [32 << 10]byte

// transfer is what the host reads and writes during a call: globals never move.
var transfer struct {
	slice slice
	done  uint32
}

func readAll() ([]byte, error) {
	input, length := first[:], 0
	for {
		if length == len(input) {
			input = append(input, make([]byte, len(input))...)
		}
		done, errno := move(fdRead, 0, input[length:])
		if errno != 0 || done > len(input)-length {
			return nil, Error("cannot read standard input: errno " + digits(int64(errno)))
		}
		if done == 0 {
			return input[:length], nil
		}
		length += done
	}
}

func writeAll(output []byte) {
	for len(output) > 0 {
		done, errno := move(fdWrite, 1, output)
		if errno != 0 || done == 0 || done > len(output) {
			panic("cannot write standard output: errno " + digits(int64(errno)))
		}
		output = output[done:]
	}
}

func move(call func(uint32, unsafe.Pointer, uint32, unsafe.Pointer) uint32, fd uint32, buffer []byte) (done int, errno uint32) {
	start := unsafe.Pointer(unsafe.SliceData(buffer))
	transfer.slice = slice{uint32(uintptr(start)), uint32(len(buffer))}
	transfer.done = 0
	errno = call(fd, unsafe.Pointer(&transfer.slice), 1, unsafe.Pointer(&transfer.done))
	runtime.KeepAlive(buffer)
	return int(transfer.done), errno
}
