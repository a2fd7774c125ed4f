using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>A layer in the graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind, for the summary.</param>
/// <param name="Output">What it produces; <see langword="null"/> when a mistake leaves that open.</param>
/// <param name="Parameters">Its tensors.</param>
/// <param name="Tensors">Names of the tensors that its property shows, also when a mistake leaves their shapes open.</param>
/// <param name="Reads">Names of the layers it reads.</param>
/// <param name="Order">Where it puts the features it reads.</param>
internal sealed record LayerNode(
    string Name,
    string Kind,
    Value? Output,
    EquatableArray<Parameter> Parameters,
    EquatableArray<string> Tensors,
    EquatableArray<string> Reads,
    FeatureOrder Order
);

/// <summary>A declaration with all names resolved and all shapes known.</summary>
/// <param name="Input">One sample.</param>
/// <param name="Layers">In their order.</param>
/// <param name="Operations">What they compute, in an order in which it can be computed.</param>
/// <param name="Loss">What training makes small; <see langword="null"/> for a network that only predicts.</param>
/// <param name="Problems">Mistakes: with one, the network cannot work.</param>
/// <param name="Advice">What its author should know of a network that works.</param>
internal sealed record NetworkGraph(
    Value Input,
    EquatableArray<LayerNode> Layers,
    EquatableArray<Operation> Operations,
    LossFunction? Loss,
    EquatableArray<Problem> Problems,
    EquatableArray<Problem> Advice
)
{
    private const long RowsOfATile = 6;

    /// <summary>Whether nothing is wrong or open: only then are there shapes to print, or to compare weights with.</summary>
    public bool IsWhole(NetworkDeclaration declaration) =>
        Problems.Count == 0 && declaration.Input is not null && Layers.All(layer => layer.Output is not null);

    public Value Output => Layers[Layers.Count - 1].Output!;

    public IEnumerable<Parameter> Parameters => Layers.SelectMany(layer => layer.Parameters);

    public long ParameterCount => Parameters.Aggregate(0L, (sum, parameter) => Saturate.Add(sum, parameter.Shape.Length));

    /// <summary>Multiply-adds of one prediction, as far as they fit a number.</summary>
    public long MultiplyAdds => Operations.Aggregate(0L, (sum, operation) => Saturate.Add(sum, operation.MultiplyAdds));

    /// <summary>
    /// Samples that a pass has room for at least. Six rows of a product share each weight that is fetched; where a sample alone uses its weights
    /// as often, as convolutions do, large images had better stay near.
    /// </summary>
    public long FewestRows => MultiplyAdds / Math.Max(1, ParameterCount) >= RowsOfATile ? 1 : RowsOfATile;

    /// <summary>Index of the layer that computes a value; layers behind it may show the same value in another shape.</summary>
    public int LayerThatMakes(Value value) => Layers.Select((layer, i) => (layer, i)).First(pair => pair.layer.Output!.Id == value.Id).i;
}
