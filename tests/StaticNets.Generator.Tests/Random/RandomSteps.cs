using System.Globalization;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Adds layers without a state of their own that read or make the steps of a sequence, with all of their arguments.</summary>
internal static class RandomSteps
{
    // Sequences are short for the same reason as images, see RandomImages.
    private const long MostElements = 120;

    private static readonly string[] _poolings = ["MaxPooling1D", "AveragePooling1D"];

    private static readonly string[] _reductions = ["GlobalMaxPooling1D", "GlobalAveragePooling1D", "LastStep"];

    public static void AddLayer(RandomNetwork network, Random random, RandomNode source)
    {
        switch (random.Next(7))
        {
            case 0 or 1:
                network.Add(RandomNetworks.Pick(random, _reductions), source, [source.Shape[1]]);
                break;
            case 2 or 3:
                RandomWindow window = RandomWindow.OverSteps(random, source.Shape[0], isPooling: true);
                RandomLayer layer = network.Add(RandomNetworks.Pick(random, _poolings), source, [window.Columns, source.Shape[1]]);
                window.Write(layer, random, "window");
                break;
            default:
                AddConvolution(network, random, source);
                break;
        }
    }

    public static void AddRepetition(RandomNetwork network, Random random, RandomNode source)
    {
        int steps = random.Next(1, 6);
        RandomLayer layer = network.Add("RepeatVector", source, [steps, source.Shape[0]]);
        layer.Arguments.Add(random.Next(10) == 0 ? $"n: {steps}" : Text(steps));
    }

    private static void AddConvolution(RandomNetwork network, Random random, RandomNode source)
    {
        RandomWindow window = RandomWindow.OverSteps(random, source.Shape[0], isPooling: false);
        long groups = RandomImages.DrawGroups(random, source.Shape[1]);
        long[] possible =
        [
            .. RandomNetworks.Lengths.Select(length => length * groups).Where(filters => filters * window.Columns <= MostElements),
        ];
        long filters = possible.Length == 0 ? groups : RandomNetworks.Pick(random, possible);
        RandomLayer layer = network.Add("Conv1D", source, [window.Columns, filters]);
        layer.IsBlind = window.IsBlind;
        layer.Arguments.Add(Text(filters));
        window.Write(layer, random, "kernel");
        if (groups > 1 || random.Next(5) == 0)
        {
            layer.Properties["Groups"] = Text(groups);
        }

        RandomPieces.AddKernelArguments(layer, random, random.Next(2) == 0 ? RandomNetworks.Pick(random, RandomPieces.Activations) : null);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
