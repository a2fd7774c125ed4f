using System.Globalization;
using StaticNets.Generator.Tests.Support;
using StaticNets.Tests.Shared;
using StaticNets.Tests.Support;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>
/// The output of each layer of a random network is the prediction of another network: the one of this layer and the layers that it depends
/// on, with the same weights.
/// </summary>
public sealed class RandomActivationTests
{
    private const int Networks = 6;
    private const int Rows = 3;
    private const int NamesEvery = 1000;

    // The two networks merge different layers, so they add in another order. The rounding errors of 1e-16 are magnified by up to a dozen
    // layers, each with derivatives of a few units.
    private const double Tolerance = 1e-10;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, LongRun.Count(1, 40))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void EqualThePredictionOfTheLayersUpToThem(int batch)
    {
        RandomNetwork[] networks =
        [
            .. Enumerable
                .Range(0, int.MaxValue)
                .Select(i => RandomNetworks.Draw((batch * NamesEvery) + i, forGradients: true))
                .Where(network => network.Layers.Count > 3)
                .Take(Networks),
        ];
        Dictionary<RandomNetwork, (RandomLayer Layer, RandomNetwork Network)[]> parts = networks.ToDictionary(
            network => network,
            network => network.Layers.Select((layer, i) => (layer, UpTo(network, layer, i))).Where(part => ReadsInput(part.Item2)).ToArray()
        );
        foreach (RandomNetwork network in networks)
        {
            network.HasActivations = true;
        }

        GeneratedCompilation generated = GeneratorHost
            .Generate([
                .. networks
                    .Concat(parts.Values.SelectMany(each => each.Select(part => part.Network)))
                    .Select(each => GeneratorHost.Parse(each.Print(), each.Name + ".cs")),
            ])
            .Emitted();
        using LoadedNetworks loaded = new(generated);
        foreach (RandomNetwork network in networks)
        {
            Random random = new(network.Seed);
            double[] x = [.. Enumerable.Range(0, Rows * (int)network.Input.Length).Select(_ => DifferentiableNetwork.Normal(random))];
            object whole = loaded.Create(network);
            Activations<double> activations = LoadedNetworks.Activations(whole, x);
            Assert.Equal(network.Layers.Select(layer => layer.Name), activations.Select(layer => layer.Name));
            foreach ((RandomLayer layer, RandomNetwork part) in parts[network])
            {
                LayerActivation<double> actual = activations[layer.Name!];
                Assert.Equal(layer.Shape, actual.Shape.Select(axis => (long)axis));
                Near(network, layer, LoadedNetworks.Predict(loaded.CreateLike(part, whole), x, Rows * (int)layer.Length), actual.Values);
            }
        }
    }

    /// <summary>Returns a network of a layer and those that it depends on. All layers keep the names that they have in the whole.</summary>
    private static RandomNetwork UpTo(RandomNetwork network, RandomLayer last, int number)
    {
        // An automatic name depends on how many layers above have one.
        foreach ((RandomLayer layer, string name) in network.Layers.Select(layer => (layer, network.NameOf(layer))).ToArray())
        {
            layer.Name = name;
        }

        HashSet<RandomNode> needed = [];
        Need(last);
        RandomNetwork part = new((network.Seed + 1) * -NamesEvery - number, network.Input)
        {
            Precision = network.Precision,
            Convolution = network.Convolution,
            InputText = network.InputText,
        };
        part.Layers.AddRange(network.Layers.Where(needed.Contains));
        return part;

        void Need(RandomNode node)
        {
            if (node is RandomLayer layer && needed.Add(layer))
            {
                Need(layer.Source);
                layer.Others.ForEach(Need);
            }
        }
    }

    /// <summary>Whether a network has an input: constants alone are none.</summary>
    private static bool ReadsInput(RandomNetwork network) =>
        network.Layers.Any(layer => layer.Kind != "Constant" && layer.Others.Prepend(layer.Source).Contains(network.Input));

    private static void Near(RandomNetwork network, RandomLayer layer, double[] expected, ReadOnlySpan<double> found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            bool isNear = Math.Abs(expected[i] - found[i]) <= Tolerance * (1 + Math.Abs(expected[i])) || expected[i].Equals(found[i]);
            string message = string.Create(CultureInfo.InvariantCulture, $"value {i} of {layer.Name} is {found[i]}, not {expected[i]}");
            Assert.True(isNear, $"seed {network.Seed}: {message}\n{network.Print()}");
        }
    }
}
