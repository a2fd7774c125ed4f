namespace StaticNets.Generator.Operations.Losses;

/// <summary>All losses.</summary>
internal static class LossFunctions
{
    private static readonly LossFunction[] _all =
    [
        new MeanSquaredError(),
        new BinaryCrossEntropy(),
        new CategoricalCrossEntropy(),
        new SparseCategoricalCrossEntropy(),
        new MeanAbsoluteError(),
        new Huber(),
        new Logistic(),
        new Hinge(),
        new Perceptron(),
        new NegativeLogLikelihood(),
    ];

    /// <summary>
    /// The name of the mean bias error, which no network can be trained with (SNET2005), because it has no lower bound. The enum has this
    /// member so that users who look for it get an explanation.
    /// </summary>
    public const string MeanBiasError = "MeanBiasError";

    /// <summary>The enum members that a network can be trained with.</summary>
    public static IEnumerable<string> Names => _all.Select(loss => loss.Name);

    public static LossFunction? Find(string name) => Array.Find(_all, loss => loss.Name == name);
}
