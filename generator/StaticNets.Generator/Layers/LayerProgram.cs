using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>What the layers of a network have written down so far, from the input on.</summary>
internal sealed class LayerProgram
{
    private int _values;

    public List<Operation> Operations { get; } = [];

    /// <summary>The parameters, each with the index of its layer.</summary>
    public List<(int Layer, Parameter Parameter)> Parameters { get; } = [];

    /// <summary>Whether something is wrong with a layer already, or, with a constant of <see cref="Place"/>, with what that stands for.</summary>
    public bool HasProblemAt(int place) => Problems.Exists(problem => problem.Place.Layer == place);

    public List<Problem> Problems { get; } = [];

    /// <summary>Dropouts so far.</summary>
    public int Dropouts { get; set; }

    public Value NewValue(string name, Shape shape) => new(_values++, name, shape);

    public Value Add(Operation operation)
    {
        Operations.Add(operation);
        return operation.Output;
    }
}
