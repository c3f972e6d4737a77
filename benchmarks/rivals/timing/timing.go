// Package timing is how the rivals in Go are measured: all alike.
package timing

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strconv"
	"sync"
	"time"
)

// Measure warms up, and then reports a run for each line that it reads, until its input ends.
func Measure(subject, state, version string, threads, warmupSeconds, turnMillis int, newCall func() func()) {
	turn := time.Duration(turnMillis) * time.Millisecond
	run(threads, time.Duration(warmupSeconds)*time.Second, newCall)
	for requests := bufio.NewScanner(os.Stdin); requests.Scan(); {
		report(subject, state, version, threads, turn, run(threads, turn, newCall))
	}
}

// run calls on each of so many threads for so long and returns what each call took, sorted.
func run(threads int, duration time.Duration, newCall func() func()) []int64 {
	var all []int64
	var lock sync.Mutex
	var group sync.WaitGroup
	for i := 0; i < threads; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			call := newCall()
			samples := make([]int64, 0, 1<<20)
			end := time.Now().Add(duration)
			for start := time.Now(); start.Before(end); {
				call()
				now := time.Now()
				samples = append(samples, int64(now.Sub(start)))
				start = now
			}
			lock.Lock()
			all = append(all, samples...)
			lock.Unlock()
		}()
	}
	group.Wait()
	sort.Slice(all, func(i, j int) bool { return all[i] < all[j] })
	return all
}

// report prints what a run took as one line of JSON.
func report(subject, state, version string, threads int, turn time.Duration, samples []int64) {
	line, err := json.Marshal(map[string]any{
		"subject":      subject,
		"state":        state,
		"version":      version,
		"threads":      threads,
		"p50Micros":    float64(samples[len(samples)/2]) / 1000,
		"p99Micros":    float64(samples[len(samples)*99/100]) / 1000,
		"opsPerSecond": float64(len(samples)) / turn.Seconds(),
	})
	Check(err)
	fmt.Println(string(line))
}

// Number reads a number from the command line.
func Number(text string) int {
	value, err := strconv.Atoi(text)
	Check(err)
	return value
}

// Check ends the program if there is an error.
func Check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
