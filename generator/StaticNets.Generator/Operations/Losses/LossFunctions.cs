namespace StaticNets.Generator.Operations.Losses;

/// <summary>The catalogue of losses.</summary>
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
    ];

    /// <summary>
    /// Declared as a loss it is a mistake (SNET2005): it has no lower bound. The member of the enum exists so that whoever looks for it is told.
    /// </summary>
    public const string MeanBiasError = "MeanBiasError";

    /// <summary>The members of the enum that can be trained with.</summary>
    public static IEnumerable<string> Names => _all.Select(loss => loss.Name);

    public static LossFunction? Find(string name) => Array.Find(_all, loss => loss.Name == name);
}
