using StaticNets.Engines;
using StaticNets.Tests.Support;

namespace StaticNets.Tests;

public class WorkerTeamTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void EveryPartIsDoneOnceARound(int parts)
    {
        using WorkerTeam team = new(parts);
        int[] calls = new int[parts];
        for (int round = 1; round <= 200; round++)
        {
            team.Run(part => calls[part]++, wakes: round % 3 > 0);
            Assert.All(calls, count => Assert.Equal(round, count));
        }
    }

    /// <summary>Each part waits for the others, so that no thread can compute two parts.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void PartsRunSideBySide(int parts)
    {
        using WorkerTeam team = new(parts);
        using Barrier barrier = new(parts);
        int[] threads = new int[parts];
        for (int round = 1; round <= 50; round++)
        {
            team.Run(part =>
            {
                threads[part] = Environment.CurrentManagedThreadId;
                Assert.True(barrier.SignalAndWait(_patience));
            });
            Assert.Equal(parts, threads.Distinct().Count());
            Assert.Equal(Environment.CurrentManagedThreadId, threads[0]);
        }
    }

    [Fact]
    public async Task TheCallerDoesThePartsOfThreadsThatAreNotThere()
    {
        using WorkerTeam team = new(3);
        Thread[] threads = ThreadsOf(team, 3);
        Assert.True(SpinWait.SpinUntil(() => threads.Skip(1).All(IsAsleep), _patience));
        int[] by = new int[3];
        int caller = await Task.Run(() =>
            {
                team.Run(part => by[part] = Environment.CurrentManagedThreadId, wakes: false);
                return Environment.CurrentManagedThreadId;
            })
            .WaitAsync(_patience);
        Assert.Equal(Enumerable.Repeat(caller, 3), by);

        // The threads of the team missed a round, but take part in the next one.
        Assert.Equal(threads.Skip(1).Order(ById), ThreadsOf(team, 3).Skip(1).Order(ById));
    }

    [Fact]
    public void WorkersThatHaveFallenAsleepWakeUp()
    {
        using WorkerTeam team = new(3);
        for (int round = 0; round < 3; round++)
        {
            Thread.Sleep(50);
            Assert.Equal(3, ThreadsOf(team, 3).Distinct().Count());
        }
    }

    [Fact]
    public void ACallerThatWaitsLongIsWoken()
    {
        using WorkerTeam team = new(2);
        using Barrier barrier = new(2);
        int ended = 0;
        for (int round = 1; round <= 5; round++)
        {
            team.Run(part =>
            {
                barrier.SignalAndWait(_patience);
                Thread.Sleep(20 * part);
                Interlocked.Increment(ref ended);
            });
            Assert.Equal(2 * round, ended);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void WhatAWorkerThrowsSurfacesAndTheTeamGoesOn(int guilty)
    {
        using WorkerTeam team = new(3);
        int calls = 0;
        var error = Assert.Throws<InvalidDataException>(() =>
            team.Run(worker => _ = worker == guilty ? throw new InvalidDataException("mine") : Interlocked.Increment(ref calls))
        );
        Assert.Equal("mine", error.Message);
        Assert.Equal(2, calls);
        team.Run(_ => Interlocked.Increment(ref calls));
        Assert.Equal(5, calls);
    }

    [Fact]
    public void NoThreadIsLeftBehind()
    {
        Thread[] threads;
        using (WorkerTeam team = new(4))
        {
            threads = ThreadsOf(team, 4);
            Assert.All(threads, thread => Assert.True(thread.IsAlive));
        }

        Assert.All(threads.Skip(1), thread => Assert.False(thread.IsAlive));
        new WorkerTeam(4).Dispose();
    }

    [Fact]
    public void HandingOutWorkAllocatesNothing()
    {
        using WorkerTeam team = new(2);
        Action<int> work = _ => { };
        Assert.Equal(0, Allocations.Of(() => team.Run(work)));
    }

    private static Comparer<Thread> ById => Comparer<Thread>.Create((a, b) => a.ManagedThreadId - b.ManagedThreadId);

    private static bool IsAsleep(Thread thread) => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin);

    private static Thread[] ThreadsOf(WorkerTeam team, int parts)
    {
        Thread[] threads = new Thread[parts];
        using Barrier barrier = new(parts);
        team.Run(part =>
        {
            threads[part] = Thread.CurrentThread;
            Assert.True(barrier.SignalAndWait(_patience));
        });
        return threads;
    }
}
