using System.Numerics;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Conveniences;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(3)]
[Dense(4, Activation = Activation.Tanh)]
[Dense(2, Activation = Activation.Softmax)]
internal sealed partial class SinglePort;

/// <summary>Without a loss, and in double precision.</summary>
[Network(Precision = Precision.Double)]
[Input(2, 3)]
[Flatten]
[Dense(5)]
internal sealed partial class WithoutLoss;

[Network(Precision = Precision.Double)]
[Input(2, Name = "left")]
[Input(3, Name = "right")]
[Dense(3, From = "left")]
[Concatenate("right")]
[Dense(4, Name = "stem", Activation = Activation.Tanh)]
[Dense(1, Name = "price")]
[Dense(2, Name = "kind", From = "stem", Activation = Activation.Softmax)]
[Output("price")]
[Output("kind")]
internal sealed partial class SeveralPorts;

[Network]
[Input(3)]
[Embedding(5, 2)]
[Flatten]
[Dense(2)]
internal sealed partial class IndexReader;

[Network]
[Input(Steps.Any, 3)]
[Gru(2)]
internal sealed partial class AnyLength;

/// <summary>Code that is written once for any network, against calls of the network itself.</summary>
public sealed class NetworkInterfaceTests
{
    [Fact]
    public void AGenericServicePredictsWithLoadedWeights()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("net.safetensors");
        float[] x = [0.5f, -1, 2, 0.25f, 3, -2];
        SinglePort single = new(5);
        single.Save(path);
        Assert.Equal(single.Predict(x), LoadAndPredict<SinglePort, float>(path, x));
        WithoutLoss other = new(6);
        other.Save(path);
        double[] doubles = [.. Enumerable.Range(0, 12).Select(i => i / 8.0)];
        Assert.Equal(other.Predict(doubles), LoadAndPredict<WithoutLoss, double>(path, doubles));
    }

    [Fact]
    public void StaticMembersAreThoseOfTheClass()
    {
        Assert.Equal((SinglePort.InputLength, SinglePort.OutputLength, SinglePort.Summary), Facts<SinglePort, float>());
        Assert.Equal((6, 5, WithoutLoss.Summary), Facts<WithoutLoss, double>());
        Assert.Equal((5, 3, SeveralPorts.Summary), Facts<SeveralPorts, double>());
    }

    /// <summary>Rows hold the inputs, and the outputs, side by side.</summary>
    [Fact]
    public void SeveralPortsLieSideBySide()
    {
        SeveralPorts network = new(7);
        double[] left = [1, -2, 0.5, 3];
        double[] right = [0.25, -1, 2, -0.5, 1, 4];
        double[] prices = new double[2];
        double[] kinds = new double[4];
        network.Predict(left, right, prices, kinds);
        double[] joint = [1, -2, 0.25, -1, 2, 0.5, 3, -0.5, 1, 4];
        Assert.Equal([prices[0], kinds[0], kinds[1], prices[1], kinds[2], kinds[3]], Predict<SeveralPorts, double>(network, joint));
    }

    [Fact]
    public void PredictionsDoNotAllocate()
    {
        SinglePort network = new(1);
        float[] x = new float[3];
        float[] y = new float[2];
        Call(network, x, y);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Call(network, x, y);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(typeof(IndexReader))]
    [InlineData(typeof(AnyLength))]
    public void NetworksWithOtherArgumentsDoNotImplementIt(Type network) =>
        Assert.DoesNotContain(network.GetInterfaces(), one => one.Name == typeof(INetwork<,>).Name);

    private static (int, int, string) Facts<TNetwork, T>()
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (TNetwork.InputLength, TNetwork.OutputLength, TNetwork.Summary);

    /// <summary>Loads from the file and from a stream, which must be the same.</summary>
    private static T[] LoadAndPredict<TNetwork, T>(string path, T[] x)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using FileStream stream = File.OpenRead(path);
        T[] y = Predict<TNetwork, T>(TNetwork.Load(path), x);
        Assert.Equal(y, Predict<TNetwork, T>(TNetwork.Load(stream), x));
        return y;
    }

    private static T[] Predict<TNetwork, T>(TNetwork network, T[] x)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var y = new T[x.Length / TNetwork.InputLength * TNetwork.OutputLength];
        network.Predict(x, y);
        return y;
    }

    private static void Call<TNetwork>(TNetwork network, float[] x, float[] y)
        where TNetwork : INetwork<TNetwork, float> => network.Predict(x, y);
}
