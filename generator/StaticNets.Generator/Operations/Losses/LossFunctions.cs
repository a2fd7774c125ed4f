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
    ];

    public static LossFunction? Find(string name) => Array.Find(_all, loss => loss.Name == name);
}
