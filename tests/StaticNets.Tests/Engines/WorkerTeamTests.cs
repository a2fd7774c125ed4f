using StaticNets.Engines;
using StaticNets.Tests.Support;

namespace StaticNets.Tests;

public class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void EveryWorkerWorksOnceARoundOnAThreadOfItsOwn(int workers)
    {
        using WorkerTeam team = new(workers);
        int[] calls = new int[workers];
        int[] threads = new int[workers];
        for (int round = 1; round <= 200; round++)
        {
            team.Run(worker =>
            {
                calls[worker]++;
                threads[worker] = Environment.CurrentManagedThreadId;
            });
            Assert.All(calls, count => Assert.Equal(round, count));
        }

        Assert.Equal(workers, threads.Distinct().Count());
        Assert.Equal(Environment.CurrentManagedThreadId, threads[0]);
    }

    [Fact]
    public void WorkersThatHaveFallenAsleepWakeUp()
    {
        using WorkerTeam team = new(3);
        int calls = 0;
        for (int round = 0; round < 3; round++)
        {
            Thread.Sleep(50);
            team.Run(_ => Interlocked.Increment(ref calls));
        }

        Assert.Equal(9, calls);
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
        Thread[] threads = new Thread[4];
        using (WorkerTeam team = new(4))
        {
            team.Run(worker => threads[worker] = Thread.CurrentThread);
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
}
