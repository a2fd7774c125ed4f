using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// <c>y = embeddings[x]</c>: each index of the input is replaced by a row of the table, <c>[steps] → [steps, features]</c>. Which layers may
/// read which inputs is a rule of its own, because it concerns all layers that read an input.
/// </summary>
internal sealed class Embedding : LayerKind
{
    public const string Name = "Embedding";

    // U(−b, b) with b = √(6 / fan_in) is then Keras' U(−0.05, 0.05).
    private const long KerasFanIn = 2400;

    public override string Attribute => Name;

    public override string DefaultName => "embedding";

    public override IReadOnlyList<string> Tensors => ["embeddings"];

    public override Value? Build(LayerScope scope)
    {
        long? vocabulary = scope.Positive("vocabulary");
        long? features = scope.Positive("features");
        if (features is not { } columns || scope.Input.Value is not { } x)
        {
            return null;
        }

        Shape shape = Shape.Of([.. x.Shape.Axes, columns]);
        return vocabulary is { } rows
            ? scope.View(scope.JoinSteps(scope.Gather(x, Table(scope, rows, columns))), shape)
            : scope.Unbuilt(shape);
    }

    private static Parameter Table(LayerScope scope, long rows, long columns)
    {
        string declared = scope.Arguments.TextOr("Initializer", "Default");
        bool isDefault = declared == "Default";
        string initializer = isDefault ? "HeUniform" : declared;
        ParameterTraits traits = KernelArguments.TraitsOf(scope, "Initializer", isDefault ? declared : initializer);
        return scope.Parameter("embeddings", Shape.Of(rows, columns), initializer, isDefault ? KerasFanIn : rows, columns, traits);
    }
}
