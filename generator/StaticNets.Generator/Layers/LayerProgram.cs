using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>The operations and parameters that the layers of a network have created so far.</summary>
/// <param name="element">The number format of the network.</param>
internal sealed class LayerProgram(Element element)
{
    private readonly Dictionary<Parameter, int> _masks = [];
    private int _values;
    private long _stateLength;
    private int _finished;

    private readonly Dictionary<int, Value> _sequences = [];
    private readonly Dictionary<int, (int Layer, string Name)> _lastStates = [];

    /// <summary>Whether a positive number is above zero in the number format of the network.</summary>
    public bool IsAboveZero(double number) => element.Keyword == "float" ? (float)number > 0 : number > 0;

    public List<Operation> Operations { get; private set; } = [];

    /// <summary>For each finished layer, the number of multiply-adds of its operations in one prediction.</summary>
    public List<long> MultiplyAdds { get; } = [];

    /// <summary>The parameters, each with the index of its layer.</summary>
    public List<(int Layer, Parameter Parameter)> Parameters { get; } = [];

    /// <summary>Whether a problem has been found at a place: the index of a layer, or a constant of <see cref="Place"/>.</summary>
    public bool HasProblemAt(int place) => Problems.Exists(problem => problem.Place.Layer == place);

    public List<Problem> Problems { get; } = [];

    /// <summary>Adds a problem once, although a layer may read the same argument several times.</summary>
    public void Report(Problem problem)
    {
        if (!Problems.Contains(problem))
        {
            Problems.Add(problem);
        }
    }

    /// <summary>Number of dropout and noise operations so far.</summary>
    public int Dropouts { get; set; }

    /// <summary>Returns the parameter of this full name, or <see langword="null"/> if no layer has created it yet.</summary>
    public Parameter? Find(string fullName) => Parameters.Find(item => item.Parameter.FullName == fullName).Parameter;

    /// <summary>
    /// Returns the number of the dropout mask for a kernel. Layers that share the kernel get the same number, so that they drop the same
    /// weights in a training step.
    /// </summary>
    public int MaskOf(Parameter kernel)
    {
        if (!_masks.TryGetValue(kernel, out int number))
        {
            number = Dropouts++;
            _masks.Add(kernel, number);
        }

        return number;
    }

    public Value NewValue(string name, Shape shape) => new(_values++, name, shape);

    /// <summary>Returns the place of one more initial state.</summary>
    public StatePlace NewState(string name, long length)
    {
        StatePlace place = new(name, length, _stateLength);
        _stateLength = Saturate.Add(_stateLength, length);
        return place;
    }

    /// <summary>Counts the multiply-adds of the operations since the last layer.</summary>
    public void FinishLayer()
    {
        MultiplyAdds.Add(Operations.Skip(_finished).Aggregate(0L, (sum, operation) => Saturate.Add(sum, operation.MultiplyAdds)));
        _finished = Operations.Count;
    }

    public Value Add(Operation operation)
    {
        Operations.Add(operation);
        if (operation is JoinSteps join)
        {
            _sequences[join.Output.Id] = join.X;
        }

        return operation.Output;
    }

    /// <summary>
    /// Returns the sequence whose steps were joined to <paramref name="joined"/>, a value of shape <c>[steps, features]</c>;
    /// <see langword="null"/> if the value has another origin or another shape.
    /// </summary>
    public Value? SequenceOf(Value joined) =>
        _sequences.TryGetValue(joined.Id, out Value? sequence)
        && joined.Shape == Shape.Of(sequence.Steps!.Value.Axis, sequence.Shape.Length)
            ? sequence
            : null;

    /// <summary>Registers that a recurrent layer gives only its state after the last step.</summary>
    public void AddLastState(Value state, int layer, string name) => _lastStates[state.Id] = (layer, name);

    /// <summary>
    /// Returns index and name of the recurrent layer whose last state the value is, possibly behind layers that keep its features, such as
    /// a dropout; <see langword="null"/> if the value has another origin.
    /// </summary>
    public (int Layer, string Name)? LayerOfLastState(Value value)
    {
        while (!_lastStates.ContainsKey(value.Id))
        {
            Operation? made = Operations.Find(operation => operation.Output.Id == value.Id);
            if (made is null or WeightedOperation || made.Inputs.Count != 1 || made.Inputs[0].Shape != value.Shape)
            {
                return null;
            }

            value = made.Inputs[0];
        }

        return _lastStates[value.Id];
    }

    /// <summary>
    /// Returns the operations that <paramref name="write"/> adds. They are not added to the program, because they are the body of another
    /// operation.
    /// </summary>
    public EquatableArray<Operation> Collect(Action write)
    {
        List<Operation> around = Operations;
        Operations = [];
        write();
        EquatableArray<Operation> body = Operations.ToEquatableArray();
        Operations = around;
        return body;
    }
}
