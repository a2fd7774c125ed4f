namespace StaticNets.Tool.Exporting.Graphs;

/// <summary>
/// What a layer computes, in the graph: with the channels last as the network stores it, with the channels first as ONNX' convolutions read
/// it, or both. The other form is made when a node asks for it.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="shape">The shape of a sample, channels last.</param>
internal sealed class ExportedValue(GraphWriter graph, int[] shape)
{
    private string? _last;
    private string? _first;

    public int[] Shape { get; } = shape;

    /// <summary>The number of axes with that of the rows.</summary>
    public int Rank => Shape.Length + 1;

    /// <summary>Whether the value is a single row, the same for all rows of the model: it depends on constants only.</summary>
    public bool IsSingleRow { get; init; }

    /// <summary>Returns the value with as many rows as another one has.</summary>
    public ExportedValue ForEachRow(string name, ExportedValue rows) =>
        IsSingleRow ? OfLast(graph, graph.ForEachRow(name, Last, rows.Any, Rank), Shape) : this;

    /// <summary>Returns the value, and that it is a single row.</summary>
    public ExportedValue AsSingleRow() =>
        new(graph, Shape)
        {
            _last = _last,
            _first = _first,
            IsSingleRow = true,
        };

    /// <summary>Whether the value is there with the channels first only, so that a function of single elements should read that.</summary>
    public bool PrefersFirst => _last is null;

    public static ExportedValue OfLast(GraphWriter graph, string name, int[] shape) => new(graph, shape) { _last = name };

    public static ExportedValue OfFirst(GraphWriter graph, string name, int[] shape) => new(graph, shape) { _first = name };

    /// <summary>Returns the value with the channels last.</summary>
    public string Last => _last ??= graph.Add("Transpose", _first + "_last", [_first!], ("perm", Order(toLast: true)));

    /// <summary>Returns the value with the channels first; one without places between rows and channels is the same in both forms.</summary>
    public string First =>
        Shape.Length < 2 ? Last : _first ??= graph.Add("Transpose", _last + "_first", [_last!], ("perm", Order(toLast: false)));

    /// <summary>Returns a value of the same form that a function of single elements has computed.</summary>
    public ExportedValue Same(string name) => PrefersFirst ? OfFirst(graph, name, Shape) : OfLast(graph, name, Shape);

    /// <summary>Returns the form that exists.</summary>
    public string Any => PrefersFirst ? First : Last;

    private int[] Order(bool toLast)
    {
        int[] places = [.. Enumerable.Range(toLast ? 2 : 1, Rank - 2)];
        return toLast ? [0, .. places, 1] : [0, Rank - 1, .. places];
    }
}
