using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>A layer in the graph.</summary>
/// <param name="Name">The name of the layer.</param>
/// <param name="Kind">The name of the layer's attribute, for example <c>Dense</c>.</param>
/// <param name="Output">The output; <see langword="null"/> if an error makes it unknown.</param>
/// <param name="Parameters">The parameters of the layer.</param>
/// <param name="Tensors">Names of the tensors that the layer's property has, even if an error makes their shapes unknown.</param>
/// <param name="Reads">Names of the inputs and layers that the layer reads; <c>?</c> for an unknown one.</param>
/// <param name="Order">The effect of the layer on the order of its input features.</param>
/// <param name="MultiplyAdds">Number of multiply-adds of the layer in one prediction.</param>
internal sealed record LayerNode(
    string Name,
    string Kind,
    Value? Output,
    EquatableArray<Parameter> Parameters,
    EquatableArray<string> Tensors,
    EquatableArray<string> Reads,
    FeatureOrder Order,
    long MultiplyAdds
)
{
    /// <summary>Whether the network class has a property for the layer.</summary>
    public bool HasProperty { get; init; }

    /// <summary>The hyperparameters of the layer that programs can change.</summary>
    public EquatableArray<Hyperparameter> Hyperparameters { get; init; }
}

/// <summary>A declaration with all names resolved and all shapes computed.</summary>
/// <param name="Inputs">The inputs in the order of the declaration; at least one.</param>
/// <param name="Outputs">The outputs in the order of the declaration; at least one.</param>
/// <param name="Layers">The layers in the order of the declaration.</param>
/// <param name="Operations">The operations of the layers, in a possible order of execution.</param>
/// <param name="Problems">Errors; a network with an error cannot work.</param>
/// <param name="Advice">Warnings about a network that works.</param>
internal sealed record NetworkGraph(
    EquatableArray<InputPort> Inputs,
    EquatableArray<OutputPort> Outputs,
    EquatableArray<LayerNode> Layers,
    EquatableArray<Operation> Operations,
    EquatableArray<Problem> Problems,
    EquatableArray<Problem> Advice
)
{
    /// <summary>Whether convolutions are computed from their windows, even where another algorithm is faster.</summary>
    public bool IsDirect { get; init; }

    /// <summary>Whether all shapes are known and there are no errors, so that the shapes can be printed or compared with weights.</summary>
    public bool IsWhole(NetworkDeclaration declaration) =>
        Problems.Count == 0
        && declaration.HasAllShapes
        && Layers.All(layer => layer.Output is not null)
        && Outputs.All(output => output.Value is not null);

    /// <summary>Whether the network can be trained. In a graph without errors, either all outputs have a loss or none has.</summary>
    public bool Trains => Outputs.Any(output => output.Loss is not null);

    /// <summary>Whether the network has several inputs or outputs.</summary>
    public bool HasSeveralPorts => Inputs.Count > 1 || Outputs.Count > 1;

    /// <summary>Number of elements of one sample, for all inputs together.</summary>
    public long InputLength => Inputs.Aggregate(0L, (sum, port) => Saturate.Add(sum, port.Length));

    /// <summary>Number of elements of one sample, for all outputs together.</summary>
    public long OutputLength => Outputs.Aggregate(0L, (sum, port) => Saturate.Add(sum, port.Length));

    /// <summary>Number of dense target values of one sample, for all outputs together.</summary>
    public long TargetLength => Outputs.Where(port => port.Loss?.TakesClasses != true).Sum(port => port.TargetLength);

    /// <summary>Number of class indices of one sample: one for each output whose loss takes class indices.</summary>
    public long ClassLength => Outputs.Where(port => port.Loss?.TakesClasses == true).Sum(port => port.TargetLength);

    /// <summary>Returns the outputs that have this value.</summary>
    public IEnumerable<OutputPort> OutputsOf(Value value) => Outputs.Where(output => output.Value?.Id == value.Id);

    /// <summary>Returns the number of valid indices of an input: each index is in the tables of all embeddings that read it.</summary>
    public long VocabularyOf(InputPort input) =>
        Operations.OfType<Gather>().Where(gather => gather.X.Id == input.Values.Id).Min(gather => gather.Table.Rows);

    /// <summary>Whether an operation reads a value.</summary>
    public bool IsRead(Value value) => Operations.Any(operation => operation.Inputs.Any(input => input.Id == value.Id));

    /// <summary>Returns the operation that computes an output, or <see langword="null"/> if the output is an input itself.</summary>
    public Operation? Maker(OutputPort output) => MakerOf(output.Value!);

    /// <summary>Returns the operation that computes a value, or <see langword="null"/> if the value is an input.</summary>
    public Operation? MakerOf(Value value) => Operations.LastOrDefault(operation => operation.Output.Id == value.Id);

    public IEnumerable<Parameter> Parameters => Layers.SelectMany(layer => layer.Parameters);

    /// <summary>The hyperparameters that programs can change, in the order of their layers; emitted code refers to them by their index.</summary>
    public IEnumerable<Hyperparameter> Hyperparameters => Layers.SelectMany(layer => layer.Hyperparameters);

    public long ParameterCount => Parameters.Aggregate(0L, (sum, parameter) => Saturate.Add(sum, parameter.Shape.Length));

    /// <summary>Number of multiply-adds of one prediction; <see cref="long.MaxValue"/> instead of an overflow.</summary>
    public long MultiplyAdds => Operations.Aggregate(0L, (sum, operation) => Saturate.Add(sum, operation.MultiplyAdds));

    /// <summary>
    /// Smallest number of samples that the workspace of a pass holds. A matrix product loads each weight once for six rows, so it needs six
    /// samples. If a single sample uses each weight at least six times, as in a convolution, one sample is enough, and large images stay
    /// in the cache.
    /// </summary>
    public long FewestRows => MultiplyAdds / Math.Max(1, ParameterCount) >= Tuning.TileRows ? 1 : Tuning.TileRows;

    /// <summary>Returns the index of the layer that computes a value; later layers may have the same value in another shape.</summary>
    public int LayerThatMakes(Value value) => Layers.Select((layer, i) => (layer, i)).First(pair => pair.layer.Output!.Id == value.Id).i;
}
