using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Parts;

/// <summary>Tests the weights of a part: files, edits, sharing and 16-bit kernels.</summary>
public sealed class PartParameterTests
{
    [Fact]
    public void FilesGoBetweenThePartAndItsOwnClass()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("encoder.safetensors");
        AutoEncoder network = new(1);
        network.Encoder.Save(file);
        Encoder encoder = Encoder.Load(file);
        Assert.Equal(PartRows.Flat(network.Parameters["encoder/dense/kernel"]), PartRows.Flat(encoder.Parameters["dense/kernel"]));

        AutoEncoder other = new(2);
        double[] decoder = PartRows.Flat(other.Parameters["dense/kernel"]);
        other.Encoder.LoadWeights(file);
        Assert.Equal(
            PartRows.Flat(network.Parameters["encoder/dense_1/kernel"]),
            PartRows.Flat(other.Parameters["encoder/dense_1/kernel"])
        );
        Assert.Equal(decoder, PartRows.Flat(other.Parameters["dense/kernel"]));

        string whole = folder.File("whole.safetensors");
        other.Save(whole);
        Assert.Equal(
            PartRows.Flat(other.Parameters["encoder/dense/bias"]),
            PartRows.Flat(AutoEncoder.Load(whole).Parameters["encoder/dense/bias"])
        );
        Assert.Throws<InvalidDataException>(() => other.Encoder.LoadWeights(whole));
    }

    [Fact]
    public void LoadingThePartMakesTheOptimizerForget()
    {
        using TemporaryFolder folder = new();
        (double[] x, double[] y) = (PartRows.Numbers(PartRows.Count * 6, 1), PartRows.Numbers(PartRows.Count * 6, 2));
        Momentum optimizer = new(0.1);
        AutoEncoder part = new(1);
        AutoEncoder whole = new(1);
        part.TrainStep(x, y, optimizer);
        whole.TrainStep(x, y, optimizer);
        part.Encoder.Save(folder.File("part.safetensors"));
        part.Encoder.LoadWeights(folder.File("part.safetensors"));
        whole.Save(folder.File("whole.safetensors"));
        whole.LoadWeights(folder.File("whole.safetensors"));
        part.TrainStep(x, y, optimizer);
        whole.TrainStep(x, y, optimizer);
        Assert.Equal(PartRows.Flat(whole.Parameters["encoder/dense/kernel"]), PartRows.Flat(part.Parameters["encoder/dense/kernel"]));
    }

    [Fact]
    public void APartIsLockedWithItsNetwork()
    {
        AutoEncoder network = new();
        ParameterSet<double> part = network.Encoder.Parameters;
        network.Parameters.Edit(_ => Refuses(() => part.Set("dense/bias", new double[5])));
        part.Edit(_ => Refuses(() => network.Parameters.Set("dense/bias", new double[6])));
        part.Edit(_ => Refuses(() => part.Edit(_ => { })));
        part.Set("dense/bias", new double[5]);

        static void Refuses(Action call) => Assert.Contains("being edited", Assert.Throws<InvalidOperationException>(call).Message);
    }

    [Fact]
    public void ThePartOfASharedNetworkIsReadOnly()
    {
        AutoEncoder network = new();
        network.Parameters.Share("AutoEncoder.Pretrained");
        Refuses(() => network.Encoder.Parameters.Set("dense/bias", new double[5]));
        Refuses(() => network.Encoder.Parameters.Edit(_ => { }));
        Refuses(() => network.Encoder.LoadWeights("none.safetensors"));

        static void Refuses(Action call) => Assert.Contains("Clone() first", Assert.Throws<InvalidOperationException>(call).Message);
    }

    /// <summary>
    /// 16-bit tensors lie in a block of their own, in which the kernel of the part comes after a kernel of the outer network.
    /// </summary>
    [Fact]
    public void APartInSixteenBitsIsTheSameMemory()
    {
        using TemporaryFolder folder = new();
        AroundHalved network = new(seed: 4);
        float[] x = [.. Enumerable.Range(0, 60).Select(i => (float)Math.Sin(i))];
        float[] y = new float[12];
        network.Halved.Predict(x, y);
        string file = folder.File("halved.safetensors");
        network.Halved.Save(file);
        float[] alone = new float[12];
        Halved.Load(file).Predict(x, alone);

        // The part of the network and the network loaded from its file compute with the same numbers in the same order, so every bit is
        // equal.
        Assert.Equal(alone, y);
        float[] kernel = PartRows.Flat(network.Parameters["halved/dense/kernel"]);
        Assert.Equal(kernel, PartRows.Flat(network.Halved.Parameters["dense/kernel"]));
        network.Halved.Parameters.Set("dense/kernel", new float[kernel.Length]);
        Assert.All(PartRows.Flat(network.Parameters["halved/dense/kernel"]), value => Assert.Equal(0, value));
        network.Halved.Parameters.Edit(edit => edit["dense/kernel"][1, 2] = 0.5f);
        Assert.Equal(0.5f, network.Parameters["halved/dense/kernel"][1, 2]);
        network.Halved.LoadWeights(file);
        Assert.Equal(kernel, PartRows.Flat(network.Parameters["halved/dense/kernel"]));
    }
}
