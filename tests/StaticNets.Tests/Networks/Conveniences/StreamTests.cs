using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Conveniences;

/// <summary>Weights in streams and in memory are those of files, byte by byte.</summary>
public sealed partial class StreamTests
{
    [Fact]
    public void AStreamHoldsTheBytesOfAFile()
    {
        using TemporaryFolder folder = new();
        StoredNet network = new(seed: 3);
        network.Save(folder.File("net"));
        byte[] file = File.ReadAllBytes(folder.File("net"));
        using MemoryStream stream = new();
        stream.WriteByte(7);
        network.Save(stream);
        Assert.Equal(file, stream.ToArray()[1..]);
        stream.Position = 1;
        float[] x = [1, -2, 3];
        float[] expected = network.Predict(x);
        Assert.Equal(expected, StoredNet.Load(stream).Predict(x));
        Assert.True(stream.CanRead);
        Assert.Equal(stream.Length, stream.Position);
        Assert.Equal(expected, StoredNet.Load(file).Predict(x));
        Assert.Equal(expected, StoredNet.Load(file.AsSpan()).Predict(x));
        StoredNet other = new(seed: 4);
        other.LoadWeights(new OnlyForwards(file));
        Assert.Equal(expected, other.Predict(x));
        other = new StoredNet(seed: 4);
        other.LoadWeights(file);
        Assert.Equal(expected, other.Predict(x));
    }

    [Fact]
    public void WhatIsDamagedChangesNothing()
    {
        using MemoryStream stream = new();
        new StoredNet(seed: 3).Save(stream);
        byte[] cut = stream.ToArray()[..^1];
        StoredNet network = new(seed: 4);
        float[] x = [1, -2, 3];
        float[] expected = network.Predict(x);
        Assert.Contains("'memory'", Assert.Throws<InvalidDataException>(() => network.LoadWeights(cut)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => network.LoadWeights(ReadOnlySpan<byte>.Empty));
        Assert.Contains(
            "'stream'",
            Assert.Throws<InvalidDataException>(() => network.LoadWeights(new MemoryStream(cut))).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<InvalidDataException>(() => StoredNet.Load(new MemoryStream()));
        Assert.Throws<ArgumentNullException>("stream", () => network.Save((Stream)null!));
        Assert.Equal(expected, network.Predict(x));
    }

    [Fact]
    public void OnlyNamedLayersAreLoaded()
    {
        using TemporaryFolder folder = new();
        StoredNet saved = new(seed: 3);
        saved.Save(folder.File("net"));
        OtherHeadNet network = new(seed: 4);
        OtherHeadNet before = new(seed: 4);
        network.LoadWeights(folder.File("net"), only: ["dense"]);
        Assert.Equal(Values(saved.Parameters, "dense/kernel"), Values(network.Parameters, "dense/kernel"));
        Assert.Equal(Values(saved.Parameters, "dense/bias"), Values(network.Parameters, "dense/bias"));
        Assert.Equal(Values(before.Parameters, "dense_1/kernel"), Values(network.Parameters, "dense_1/kernel"));
        network = new OtherHeadNet(seed: 4);
        network.LoadWeights(folder.File("net"), only: ["dense/kernel"]);
        Assert.Equal(Values(saved.Parameters, "dense/kernel"), Values(network.Parameters, "dense/kernel"));
        Assert.Equal(Values(before.Parameters, "dense/bias"), Values(network.Parameters, "dense/bias"));
    }

    [Fact]
    public void NamesThatDoNotFitChangeNothing()
    {
        using TemporaryFolder folder = new();
        new StoredNet(seed: 3).Save(folder.File("net"));
        OtherHeadNet network = new(seed: 4);
        float[] expected = network.Predict([1, -2, 3]);
        var error = Assert.Throws<ArgumentException>("only", () => network.LoadWeights(folder.File("net"), only: ["dens"]));
        Assert.Contains("Did you mean 'dense'?", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("only", () => network.LoadWeights(folder.File("net"), only: []));

        // The heads have other shapes; dense fits, but is not loaded either.
        Assert.Throws<InvalidDataException>(() => network.LoadWeights(folder.File("net"), only: ["dense", "dense_1"]));
        Assert.Equal(expected, network.Predict([1, -2, 3]));
    }

    private static float[] Values(ParameterSet<float> parameters, string name)
    {
        float[] values = new float[(int)parameters[name].FlattenedLength];
        parameters[name].FlattenTo(values);
        return values;
    }

    [Network(Loss = Loss.MeanSquaredError)]
    [Input(3)]
    [Dense(5, Activation = Activation.Tanh, BiasInitializer = Initializer.GlorotNormal)]
    [Dense(2)]
    private sealed partial class StoredNet;

    [Network(Loss = Loss.MeanSquaredError)]
    [Input(3)]
    [Dense(5, Activation = Activation.Tanh, BiasInitializer = Initializer.GlorotNormal)]
    [Dense(4)]
    private sealed partial class OtherHeadNet;

    /// <summary>A stream that cannot seek, and returns one byte at a time.</summary>
    private sealed class OnlyForwards(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));
    }
}
