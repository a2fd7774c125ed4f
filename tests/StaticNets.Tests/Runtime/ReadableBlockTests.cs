using StaticNets.Runtime;

namespace StaticNets.Tests.Runtime;

/// <summary>A block counts the calls in which code asks to write to it.</summary>
public sealed class ReadableBlockTests
{
    [Fact]
    public void CountsChangesAndNothingElse()
    {
        AlignedBlock<double> block = new(24);
        ReadableBlock<double> parameters = block;
        block.Span[3] = 5;
        Assert.Equal(5, parameters.Span[3]);
        Assert.Equal(0, parameters.Reference);
        parameters.CopyTo(new AlignedBlock<double>(24));
        Assert.Equal(0, parameters.Changes);
        Assert.Same(block, parameters.Change());
        Assert.Equal(1, parameters.Changes);
    }
}
