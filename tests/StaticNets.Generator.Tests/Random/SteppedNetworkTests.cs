using System.Globalization;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tests.Support;
using StaticNets.Tests.Shared;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>
/// Random networks with recurrent layers, causal convolutions or causal attention compute the same numbers step by step as from the whole
/// sequence.
/// </summary>
public sealed class SteppedNetworkTests(SteppedNetworkTests.OpenNetworks open) : IClassFixture<SteppedNetworkTests.OpenNetworks>
{
    // Number of seeds of which the networks that have steps are taken.
    private const int Seeds = 4000;

    // Number of networks whose steps are compared with the whole sequence, and of those whose declaration for a fixed number of steps is
    // compared with the same declaration for any number.
    private const int Stepped = 20;
    private const int Compared = 10;

    // Number of networks among the latter whose convolutions span several steps, for each padding that keeps the number of steps.
    private const int Convolving = 5;

    // A single step may sum over the features in another order than the whole sequence does. The rounding errors of 1e-16 are magnified by
    // up to a dozen layers and steps, each with derivatives of a few units.
    private const double Tolerance = 1e-10;

    [Fact]
    public void StepsEqualPredict()
    {
        RandomNetwork[] networks = [.. Draw().Where(HasSteps).Where(IsSteppable).Take(Stepped)];
        Assert.Equal(Stepped, networks.Length);
        Assert.Contains(networks, network => network.Layers.Any(layer => layer.Kind == "MultiHeadAttention"));
        using LoadedNetworks loaded = Load(networks);
        foreach (RandomNetwork network in networks)
        {
            (double[] predicted, double[] stepped) = loaded.Stepped(network)!.Value;
            Near(network, predicted, stepped);
        }
    }

    /// <summary>A network for any number of steps computes the same as the network that is declared for this number of steps.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(7, 2)]
    [InlineData(40, 100)]
    public void AnyNumberOfStepsEqualsAKnownOne(int steps, int rows)
    {
        RandomNetwork[] known = [.. open.Networks.Select(network => RandomNetworks.Draw(network.Seed, forGradients: true))];
        Assert.Equal(Compared + (2 * Convolving), known.Length);
        foreach (RandomNetwork network in known)
        {
            network.InputText = $"Input({steps}, {network.Input.Shape[1]})";
            network.HasActivations = HasActivations(network);
        }

        using LoadedNetworks ofKnown = Load(known);
        for (int i = 0; i < known.Length; i++)
        {
            Random random = new(known[i].Seed);
            double[] x =
            [
                .. Enumerable.Range(0, rows * steps * (int)known[i].Input.Shape[1]).Select(_ => DifferentiableNetwork.Normal(random)),
            ];
            int outputs = rows * ofKnown.OutputLength(known[i]);
            Near(known[i], ofKnown.Predict(known[i], x, outputs), open.Loaded.Predict(open.Networks[i], x, outputs, steps));
            if (known[i].HasActivations)
            {
                LayerActivation<double>[] layers = [.. LoadedNetworks.Activations(ofKnown.Create(known[i]), x)];
                LayerActivation<double>[] ofOpen = [.. LoadedNetworks.Activations(open.Loaded.Create(open.Networks[i]), x, steps)];
                Assert.Equal(layers.Select(layer => layer.ToString()), ofOpen.Select(layer => layer.ToString()));
                Array.ForEach([.. layers.Zip(ofOpen)], pair => Near(known[i], pair.First.Values.ToArray(), pair.Second.Values.ToArray()));
            }
        }
    }

    /// <summary>The outputs of all layers are compared for one network in four, because they take long to compile.</summary>
    private static bool HasActivations(RandomNetwork network) => network.Seed % 4 == 0;

    private static IEnumerable<RandomNetwork> Draw() =>
        Enumerable
            .Range(0, Seeds)
            .Select(seed => RandomNetworks.Draw(seed, forGradients: true))
            .Where(network => network.Input.Shape.Length == 2);

    /// <summary>Draws networks for any number of steps with a convolution over several steps and this padding.</summary>
    private static IEnumerable<RandomNetwork> DrawWithPadding(string padding) =>
        Draw()
            .Where(network =>
                network.Layers.Any(layer =>
                    layer.Kind == "Conv1D"
                    && layer.Arguments[1][^1] != '1'
                    && layer.Properties.GetValueOrDefault("Padding") == "Padding." + padding
                )
            )
            .Select(WithAnySteps)
            .Where(IsValid);

    private static RandomNetwork WithAnySteps(RandomNetwork network)
    {
        network.InputText = $"Input(StaticNets.Steps.Any, {network.Input.Shape[1]})";
        network.Loss = null;
        network.HasActivations = HasActivations(network);
        return network;
    }

    private static LoadedNetworks Load(RandomNetwork[] networks)
    {
        GeneratedCompilation generated = GeneratorHost
            .Generate([.. networks.Select(network => GeneratorHost.Parse(network.Print(), network.Name + ".cs"))])
            .Emitted();
        generated.AssertClean("random networks with a state");
        return new LoadedNetworks(generated);
    }

    private static void Near(RandomNetwork network, double[] expected, double[] found)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(expected[i] - found[i]);
            string message = string.Create(CultureInfo.InvariantCulture, $"output {i} is {found[i]}, not {expected[i]}");
            Assert.True(error <= Tolerance * (1 + Math.Abs(expected[i])), $"seed {network.Seed}: {message}\n{network.Print()}");
        }
    }

    private static bool IsSteppable(RandomNetwork network) => IsValid(network) && StepGraph.Of(Graph(network)) is not null;

    private static bool IsValid(RandomNetwork network) => Graph(network).Problems.Count == 0;

    private static NetworkGraph Graph(RandomNetwork network) =>
        GeneratorHost.Graph(GeneratorHost.Compilation(GeneratorHost.Parse(network.Print())), network.Name);

    private static bool HasSteps(RandomNetwork network) => network.Layers.Any(KeepsState);

    private static bool KeepsState(RandomLayer layer) =>
        RandomPieces.IsRecurrent(layer)
        || layer.Kind == "PositionalEncoding"
        || layer.Properties.ContainsKey("Window")
        || layer.Properties.GetValueOrDefault("Padding") == "Padding.Causal";

    /// <summary>The networks for any number of steps, which are compiled once for all numbers of steps.</summary>
    public sealed class OpenNetworks : IDisposable
    {
        internal RandomNetwork[] Networks { get; }

        internal LoadedNetworks Loaded { get; }

        public OpenNetworks()
        {
            HashSet<int> drawn = [];
            Networks =
            [
                .. Others(Draw().Where(HasSteps).Select(WithAnySteps).Where(IsValid), Compared),
                .. Others(DrawWithPadding("Causal"), Convolving),
                .. Others(DrawWithPadding("Same"), Convolving),
            ];
            Loaded = Load(Networks);

            IEnumerable<RandomNetwork> Others(IEnumerable<RandomNetwork> networks, int count) =>
                networks.Where(network => drawn.Add(network.Seed)).Take(count);
        }

        public void Dispose() => Loaded.Dispose();
    }
}
