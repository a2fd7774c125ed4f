using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>The operations and parameters that the layers of a network have created so far.</summary>
internal sealed class LayerProgram
{
    private int _values;

    public List<Operation> Operations { get; } = [];

    /// <summary>The parameters, each with the index of its layer.</summary>
    public List<(int Layer, Parameter Parameter)> Parameters { get; } = [];

    /// <summary>
    /// Whether a problem has been found at a layer, or at another place that a constant of <see cref="Place"/> stands for.
    /// </summary>
    public bool HasProblemAt(int place) => Problems.Exists(problem => problem.Place.Layer == place);

    public List<Problem> Problems { get; } = [];

    /// <summary>Number of dropout and noise operations so far.</summary>
    public int Dropouts { get; set; }

    public Value NewValue(string name, Shape shape) => new(_values++, name, shape);

    public Value Add(Operation operation)
    {
        Operations.Add(operation);
        return operation.Output;
    }
}
