//go:build !wasip1

package wasmk8s

import (
	"io"
	"os"
)

func readAll() ([]byte, error) {
	return io.ReadAll(os.Stdin)
}

func writeAll(output []byte) {
	if _, err := os.Stdout.Write(output); err != nil {
		panic(err)
	}
}
