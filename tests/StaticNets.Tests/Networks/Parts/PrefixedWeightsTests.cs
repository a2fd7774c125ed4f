using System.Text;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Parts;

/// <summary>Loading those weights of a file whose names begin with a prefix.</summary>
public sealed class PrefixedWeightsTests : IDisposable
{
    private const string Prefix = "encoder/";

    private readonly TemporaryFolder _folder = new();
    private readonly AutoEncoder _trained = new(1);
    private readonly string _whole;

    public PrefixedWeightsTests()
    {
        _whole = _folder.File("whole.safetensors");
        _trained.Save(_whole);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OnlyTensorsWithThePrefixAreReplaced()
    {
        AutoEncoder network = new(2);
        AutoEncoder before = network.Clone();
        network.LoadWeights(_whole, Prefix);
        foreach (string name in network.Parameters.Names)
        {
            AutoEncoder expected = name.StartsWith(Prefix, StringComparison.Ordinal) ? _trained : before;
            Assert.Equal(PartRows.Flat(expected.Parameters[name]), PartRows.Flat(network.Parameters[name]));
        }
    }

    [Fact]
    public void AClassFindsItsWeightsInTheFileOfAWholeNetwork()
    {
        Encoder alone = new(2);
        alone.LoadWeights(_whole, Prefix);
        AutoEncoder around = new(3);
        around.Encoder.LoadWeights(_whole, Prefix);
        foreach (string name in alone.Parameters.Names)
        {
            double[] expected = PartRows.Flat(_trained.Parameters[Prefix + name]);
            Assert.Equal(expected, PartRows.Flat(alone.Parameters[name]));
            Assert.Equal(expected, PartRows.Flat(around.Parameters[Prefix + name]));
        }
    }

    [Fact]
    public void WhatAnOptimizerRememberedIsForgotten()
    {
        (double[] x, double[] y) = (PartRows.Numbers(PartRows.Count * 6, 1), PartRows.Numbers(PartRows.Count * 6, 2));
        Momentum optimizer = new(0.1);
        AutoEncoder network = _trained.Clone();
        AutoEncoder fresh = new(2);
        network.TrainStep(x, y, optimizer);
        network.Save(_folder.File("moved.safetensors"));
        network.LoadWeights(_folder.File("moved.safetensors"), Prefix);
        fresh.LoadWeights(_folder.File("moved.safetensors"));
        network.TrainStep(x, y, optimizer);
        fresh.TrainStep(x, y, optimizer);
        Assert.Equal(PartRows.Flat(fresh.Parameters["dense/kernel"]), PartRows.Flat(network.Parameters["dense/kernel"]));
    }

    [Fact]
    public void AMisspeltPrefixIsTold() =>
        Refuses(network => network.LoadWeights(_whole, "encodr/"), _whole, "expected tensors whose names begin with 'encodr/', found none");

    /// <summary>The entries of a header take several times its size in memory, so a file with a great many is refused.</summary>
    [Fact]
    public void AFileOfVeryManyTensorsIsRefused()
    {
        string entries = string.Join(
            ',',
            Enumerable.Range(0, 10_100).Select(i => $$"""{{"\""}}{{i}}":{"dtype":"F64","shape":[0],"data_offsets":[0,0]}""")
        );
        byte[] header = Encoding.UTF8.GetBytes($"{{{entries}}}");
        string file = _folder.File("many.safetensors");
        File.WriteAllBytes(file, [.. BitConverter.GetBytes((ulong)header.Length), .. header]);
        Refuses(network => network.LoadWeights(file, "1"), file, " and more");
    }

    /// <summary>The part has a layer <c>dense</c> itself, but its names stand behind the prefix.</summary>
    [Fact]
    public void APartLoadsNoTensorsOfItsOwnNames() =>
        Refuses(network => network.Encoder.LoadWeights(_whole, "dense/"), _whole, "no 'dense/dense/kernel'");

    [Fact]
    public void AnotherTensorWithThePrefixIsTold()
    {
        string file = _folder.File("renamed.safetensors");
        string text = Encoding.Latin1.GetString(File.ReadAllBytes(_whole));
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes(text.Replace("encoder/dense_1/bias", "encoder/dense_1/bisa")));
        Refuses(
            network => network.LoadWeights(file, Prefix),
            file,
            "no 'encoder/dense_1/bias' (nearest: 'encoder/dense_1/bisa'); undeclared 'encoder/dense_1/bisa'"
        );
    }

    [Fact]
    public void AnEmptyPrefixIsRefused() =>
        Assert.Equal("prefix", Assert.Throws<ArgumentException>(() => _trained.LoadWeights(_whole, "")).ParamName);

    [Fact]
    public void ASharedNetworkIsReadOnly()
    {
        AutoEncoder network = new(2);
        network.Parameters.Share("AutoEncoder.Pretrained");
        string message = Assert.Throws<InvalidOperationException>(() => network.LoadWeights(_whole, Prefix)).Message;
        Assert.Contains("Clone() first", message, StringComparison.Ordinal);
    }

    /// <summary>Loading fails with a message that names the file and what was found in it, and leaves all weights as they are.</summary>
    private static void Refuses(Action<AutoEncoder> load, string file, string found)
    {
        AutoEncoder network = new(2);
        AutoEncoder before = network.Clone();
        string message = Assert.Throws<InvalidDataException>(() => load(network)).Message;
        Assert.Contains(found, message, StringComparison.Ordinal);
        Assert.Contains(file, message, StringComparison.Ordinal);
        foreach (string name in network.Parameters.Names)
        {
            Assert.Equal(PartRows.Flat(before.Parameters[name]), PartRows.Flat(network.Parameters[name]));
        }
    }
}
