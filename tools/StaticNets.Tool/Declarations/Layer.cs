namespace StaticNets.Tool.Declarations;

/// <summary>
/// A layer of a network that is being written: its attribute, what it reads, and its weights in the layouts of StaticNets. An importer
/// creates it with <see cref="LayerList"/> and then sets what differs from the defaults.
/// </summary>
/// <param name="kind">The name of the attribute without <c>Attribute</c>, or <see cref="Input"/>.</param>
/// <param name="reads">The layers and inputs that it reads: first the one above it or <c>From</c>, then those that a merge lists.</param>
/// <param name="shape">The shape of its output for one sample, channels last.</param>
internal sealed class Layer(string kind, IReadOnlyList<Layer> reads, IReadOnlyList<int> shape)
{
    /// <summary>The kind of the inputs of a network.</summary>
    public const string Input = "Input";

    /// <summary>The length of the first axis of a sequence of any length, <c>Steps.Any</c>.</summary>
    public const int AnySteps = -1;

    private readonly List<string> _arguments = [];
    private readonly List<(string Name, string Text)> _settings = [];
    private readonly List<Weight> _weights = [];

    public string Kind { get; } = kind;

    public IReadOnlyList<Layer> Reads { get; private set; } = reads;

    public IReadOnlyList<int> Shape { get; private set; } = shape;

    /// <summary>
    /// The name that the layer should have. It gets it if it is legal and free; otherwise, and without one, its kind and a number.
    /// </summary>
    public string? WantedName { get; set; }

    /// <summary>The function that the layer applies to its output, if its attribute has the argument <c>Activation</c>.</summary>
    public ActivationFunction? Activation { get; set; }

    /// <summary>The arguments in parentheses that have no name, as C# text.</summary>
    public IReadOnlyList<string> Arguments => _arguments;

    /// <summary>The named arguments that differ from their defaults, as C# text.</summary>
    public IReadOnlyList<(string Name, string Text)> Settings => _settings;

    /// <summary>The weights, in the order of the attribute's documentation.</summary>
    public IReadOnlyList<Weight> Weights => _weights;

    /// <summary>The number of elements of the output for one sample.</summary>
    public int Length => Shape.Aggregate(1, (product, length) => product * length);

    /// <summary>Adds arguments without names.</summary>
    public Layer With(params int[] arguments)
    {
        _arguments.AddRange(arguments.Select(argument => $"{argument}"));
        return this;
    }

    /// <summary>Adds an argument without a name.</summary>
    public Layer With(double argument)
    {
        _arguments.Add(Text.Numbers.Text(argument));
        return this;
    }

    /// <summary>Adds a named argument unless it has its default value.</summary>
    public Layer Set(string name, double value, double otherwise)
    {
        if (!value.Equals(otherwise))
        {
            _settings.Add((name, Text.Numbers.Text(value)));
        }

        return this;
    }

    /// <summary>Adds a named argument unless it has its default value.</summary>
    public Layer Set(string name, bool value, bool otherwise = false)
    {
        if (value != otherwise)
        {
            _settings.Add((name, value ? "true" : "false"));
        }

        return this;
    }

    /// <summary>Adds a named argument that is a member of an enumeration, <c>Padding.Same</c>.</summary>
    public Layer Choose(string name, string member)
    {
        _settings.Add((name, member));
        return this;
    }

    /// <summary>Removes a named argument.</summary>
    public void Unset(string name) => _settings.RemoveAll(setting => setting.Name == name);

    /// <summary>Adds a tensor of weights.</summary>
    /// <param name="role">Its name in the layer, for example <c>kernel</c>.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="values">Its elements in row-major order.</param>
    public Layer Add(string role, int[] shape, double[] values)
    {
        _weights.Add(new Weight(role, shape, values));
        return this;
    }

    /// <summary>Returns the elements of a tensor of weights, or <see langword="null"/> if the layer has none of this name.</summary>
    public double[]? Values(string role) => _weights.Find(weight => weight.Role == role)?.Values;

    /// <summary>Gives a tensor of weights other elements.</summary>
    public void Change(string role, double[] values)
    {
        int place = _weights.FindIndex(weight => weight.Role == role);
        _weights[place] = _weights[place] with { Values = values };
    }

    /// <summary>Replaces a length that stands for the number of steps by <see cref="AnySteps"/>.</summary>
    public void LeaveOpen(int steps) => Shape = [.. Shape.Select(length => length == steps ? AnySteps : length)];

    /// <summary>Lets the layer read another layer instead of one that it reads.</summary>
    public void Replace(Layer old, Layer with) => Reads = [.. Reads.Select(read => read == old ? with : read)];

    public override string ToString() => WantedName is null ? Kind : $"{Kind} {WantedName}";
}
