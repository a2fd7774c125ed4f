using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Tests.Runtime;

/// <summary>Alignment, content and lifetime of the blocks that hold all numbers.</summary>
public sealed class AlignedBlockTests
{
    [Fact]
    public void EveryBlockBeginsOnACacheLineAndIsZero()
    {
        for (int length = 0; length < 200; length++)
        {
            AssertFresh<byte>(length);
            AssertFresh<short>(length);
            AssertFresh<int>(length);
            AssertFresh<float>(length);
            AssertFresh<double>(length);
        }
    }

    [Fact]
    public void ASpanOutlivesItsBlock()
    {
        Span<float> span = TakeSpan(out WeakReference block);
        for (int i = 0; i < 10; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.KeepAlive(new AlignedBlock<float>(span.Length));
        }

        Assert.False(block.IsAlive);
        Assert.Equal(1000, span.Length);
        Assert.True(span.IndexOfAnyExcept(7f) < 0);
        span.Fill(8);
        Assert.True(span.IndexOfAnyExcept(8f) < 0);
    }

    [Fact]
    public void ClearZeroesEveryElement()
    {
        AlignedBlock<double> block = new(33);
        block.Span.Fill(1);
        block.Clear();
        Assert.Equal(new double[33], block.Span.ToArray());
    }

    [Fact]
    public void CopyToCopiesEveryElement()
    {
        AlignedBlock<float> source = new(3);
        AlignedBlock<float> destination = new(3);
        (source.Span[0], source.Span[1], source.Span[2]) = (1, 2, 3);
        source.CopyTo(destination);
        Assert.Equal([1f, 2f, 3f], destination.Span.ToArray());
        source.Span[0] = 9;
        Assert.Equal(1f, destination.Reference);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void CopyToRefusesAnotherLength(int length)
    {
        AlignedBlock<float> source = new(3);
        source.Span.Fill(1);
        AlignedBlock<float> destination = new(length);
        ArgumentException fault = Assert.Throws<ArgumentException>("destination", () => source.CopyTo(destination));
        Assert.Contains("3 elements", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"has {length}", fault.Message, StringComparison.Ordinal);
        Assert.True(destination.Span.IndexOfAnyExcept(0f) < 0);
        Assert.Throws<ArgumentNullException>("destination", () => source.CopyTo(null!));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void AnImpossibleLengthIsRefused(int length) =>
        Assert.Throws<ArgumentOutOfRangeException>("length", () => new AlignedBlock<float>(length));

    [Fact]
    public void AnElementThatDoesNotDivideACacheLineIsRefused()
    {
        NotSupportedException fault = Assert.Throws<NotSupportedException>(() => new AlignedBlock<decimal>(1));
        Assert.Contains("not of 16", fault.Message, StringComparison.Ordinal);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Span<float> TakeSpan(out WeakReference reference)
    {
        AlignedBlock<float> block = new(1000);
        block.Span.Fill(7);
        reference = new WeakReference(block);
        return block.Span;
    }

    private static unsafe void AssertFresh<T>(int length)
        where T : unmanaged, IEquatable<T>
    {
        AlignedBlock<T> block = new(length);
        nuint address = (nuint)Unsafe.AsPointer(ref block.Reference);
        Assert.Equal((nuint)0, address % AlignedBlock<T>.Alignment);
        Assert.Equal(length, block.Length);
        Assert.Equal(length, block.Span.Length);
        Assert.True(block.Span.IndexOfAnyExcept(default(T)) < 0);
        Assert.True(length == 0 || Unsafe.AreSame(ref block.Reference, ref block.Span[0]));
        block.Span.Fill(default);
    }
}
