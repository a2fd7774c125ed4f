using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>Compares calls on many rows, which are divided into micro-batches, with naive loops in double.</summary>
public sealed class ImageBatchTests
{
    private const int Rows = 41;

    public static TheoryData<Type> Networks => [.. SizedImages.Networks];

    [Theory]
    [MemberData(nameof(Networks))]
    public void PredictionAndGradient(Type network)
    {
        if (SizedImages.IsSingle(network))
        {
            NaiveImages.Compare<float>(network, Rows);
        }
        else
        {
            NaiveImages.Compare<double>(network, Rows);
        }
    }

    /// <summary>Some networks divide the rows into more than two micro-batches; others process all rows at once.</summary>
    [Fact]
    public void SomeNetworksTakeTheRowsInParts() =>
        Assert.InRange(
            SizedImages.Networks.Count(network => 2 * NetworkInside.Description(network).TrainingRows < Rows),
            3,
            SizedImages.Networks.Length - 3
        );
}
