using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Runtime;

namespace StaticNets.Tests.Runtime;

/// <summary>Each thread has its own scratch memory, which is reused and grows if necessary.</summary>
public sealed class ScratchTests
{
    [Fact]
    public void AThreadGetsTheSameAlignedMemoryAgain() =>
        OnFreshThread(() =>
        {
            ref short first = ref Scratch<short>.ForThread(100);
            first = 5;
            ref short again = ref Scratch<short>.ForThread(40);
            Assert.True(Unsafe.AreSame(ref first, ref again));
            Assert.True(Unsafe.AreSame(ref first, ref Scratch<short>.ForThread(100)));
            Assert.Equal((nint)0, Address(ref first) % 64);
        });

    [Fact]
    public void MemoryGrowsAndAnOldReferenceStaysGood() =>
        OnFreshThread(() =>
        {
            ref double small = ref Scratch<double>.ForThread(10);
            MemoryMarshal.CreateSpan(ref small, 10).Fill(3);
            ref double large = ref Scratch<double>.ForThread(10_000);
            Assert.False(Unsafe.AreSame(ref small, ref large));
            MemoryMarshal.CreateSpan(ref large, 10_000).Fill(4);
            GC.Collect();
            Assert.True(MemoryMarshal.CreateSpan(ref small, 10).IndexOfAnyExcept(3d) < 0);
            Assert.True(Unsafe.AreSame(ref large, ref Scratch<double>.ForThread(10)));
        });

    [Fact]
    public void ThreadsDoNotShare()
    {
        nint mine = 0;
        nint others = 0;
        OnFreshThread(() =>
        {
            ref float here = ref Scratch<float>.ForThread(50);
            here = 1;
            mine = Address(ref here);
            OnFreshThread(() =>
            {
                ref float there = ref Scratch<float>.ForThread(50);
                there = 2;
                others = Address(ref there);
            });
            Assert.Equal(1f, here);
        });
        Assert.NotEqual(mine, others);
    }

    [Fact]
    public void OnlyTheFirstCallAllocates() =>
        OnFreshThread(() =>
        {
            Scratch<float>.ForThread(1000) = 1;
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int length = 0; length <= 1000; length++)
            {
                Scratch<float>.ForThread(length) = length;
            }

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        });

    [Fact]
    public void ANegativeLengthIsRefusedAndTheMemoryKept() =>
        OnFreshThread(() =>
        {
            Assert.Throws<ArgumentOutOfRangeException>("length", () => Scratch<long>.ForThread(-1));
            ref long kept = ref Scratch<long>.ForThread(8);
            Assert.Throws<ArgumentOutOfRangeException>("length", () => Scratch<long>.ForThread(-1));
            Assert.True(Unsafe.AreSame(ref kept, ref Scratch<long>.ForThread(8)));
        });

    private static unsafe nint Address<T>(ref T element)
        where T : unmanaged => (nint)Unsafe.AsPointer(ref element);

    /// <summary>Runs an action on a new thread, which has no scratch memory yet; an exception of the action fails the test.</summary>
    private static void OnFreshThread(Action body)
    {
        Exception? fault = null;
        Thread thread = new(() => fault = Record.Exception(body));
        thread.Start();
        thread.Join();
        if (fault is not null)
        {
            throw new InvalidOperationException("The thread failed.", fault);
        }
    }
}
