using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>Builds the function of a merged loop from the calls that it replaces.</summary>
/// <param name="calls">The calls that are replaced.</param>
/// <param name="covered">Buffers with longer rows, of which the loop writes all columns, so that nothing is added to old values.</param>
internal sealed class LoopBuilder(IReadOnlyList<FunctionCall> calls, LookupOfUses uses, IReadOnlyCollection<Buffer> covered)
{
    // The formulas of many calls would be longer than a line; then the comment tells which values are computed from which.
    private const int LongestFormulas = 80;

    private readonly HashSet<string> _names = new(MergedLoop.Reserved, StringComparer.Ordinal);
    private readonly List<LoopStatement> _statements = [];
    private readonly Dictionary<Buffer, string> _parameters = [];
    private readonly Dictionary<Buffer, string> _vectors = [];
    private readonly List<Buffer> _read = [];
    private readonly List<Buffer> _written = [];
    private readonly List<ClearedPadding> _cleared = [];
    private readonly Dictionary<Buffer, int> _lastWrite = [];
    private long _rowStride;
    private long _length;

    public void Add(ElementwiseCall loop)
    {
        _rowStride = loop.RowStride;
        _length = Math.Max(_length, loop.Length);
        if (loop.ColumnsOf is null)
        {
            AddComputation(loop);
        }
        else if (loop.JoinsColumns)
        {
            StoreColumns(loop, Vector(loop.Operands[0].Buffer));
        }
        else
        {
            AddLoadedColumns(loop);
        }
    }

    /// <summary>Returns the call of the merged function.</summary>
    /// <param name="named">Returns a function with a name that no other function has.</param>
    public FunctionCall Build(Func<BufferFunction, BufferFunction> named)
    {
        foreach (KeyValuePair<Buffer, int> write in _lastWrite.OrderByDescending(write => write.Value))
        {
            if (!uses.IsOnlyIn(write.Key, calls))
            {
                _written.Insert(0, write.Key);
                _statements.Insert(write.Value + 1, new StoreVector(_vectors[write.Key], Parameter(write.Key), null, Adds: false));
            }
        }

        Operand[] operands =
        [
            .. _read.Except(_written).Select(buffer => Operand.Read(Parameter(buffer), buffer)),
            .. _written.Select(buffer => Operand.Write(Parameter(buffer), buffer)),
        ];
        FunctionCall last = calls[calls.Count - 1];
        Argument rows = last.Arguments.First(argument => argument is not MemoryArgument);
        string formulas = string.Join("; ", calls.Select(call => call.Comment).Distinct());
        string summary = formulas.Length <= LongestFormulas ? formulas : $"{Names(_written)} from {Names(_read)}, element by element";
        BufferFunction function = named(
            new BufferFunction
            {
                Name = ((BufferFunction)last.Function).Name + "Merged",
                Summary = summary,
                Parameters = operands
                    .Select(operand => operand.Parameter)
                    .Append(new PassedParameter(RuntimeArgument.Rows))
                    .ToEquatableArray(),
                Body = new MergedLoop(_statements.ToEquatableArray(), _rowStride, _length, _cleared.ToEquatableArray()),
                IsInlined = ((BufferFunction)last.Function).IsInlined,
            }
        );
        return new FunctionCall(summary, function, operands.Select(operand => operand.Argument).Append(rows).ToEquatableArray())
        {
            Label = last.Label,
            IsForInputGradient = last.IsForInputGradient,
        };
    }

    private void AddComputation(ElementwiseCall loop)
    {
        Dictionary<string, Buffer> operands = loop.Operands.ToDictionary(operand => operand.Name, operand => operand.Buffer);
        Term value = loop.Value!.Replace(name => Term.Local(Vector(operands[name])));
        Define(loop.Written, vector => new ComputeVector(vector, value));
    }

    private void AddLoadedColumns(ElementwiseCall loop)
    {
        string parameter = Read(loop.ColumnsOf!);
        if (!loop.Adds)
        {
            Define(loop.Written, vector => new LoadVector(vector, parameter, loop.Columns));
            return;
        }

        string part = Unique(loop.ColumnsOf!.Name + "Part");
        string old = Vector(loop.Written);
        _statements.Add(new LoadVector(part, parameter, loop.Columns));
        Define(loop.Written, vector => new ComputeVector(vector, Term.Add(Term.Local(old), Term.Local(part))));
    }

    private void StoreColumns(ElementwiseCall loop, string vector)
    {
        Buffer joined = loop.ColumnsOf!;
        if (!_written.Contains(joined))
        {
            _written.Add(joined);
        }

        bool isCovered = covered.Contains(joined);
        _statements.Add(new StoreVector(vector, Parameter(joined), loop.Columns, loop.Adds && !isCovered));
        if (
            (loop.ClearsPadding || isCovered)
            && joined.RowStride != loop.Width
            && _cleared.All(cleared => cleared.Operand != Parameter(joined))
        )
        {
            _cleared.Add(new ClearedPadding(Parameter(joined), loop.Width, joined.RowStride));
        }
    }

    /// <summary>Adds the statement that computes a buffer's vector, and remembers that the buffer must be stored after it.</summary>
    private void Define(Buffer written, Func<string, LoopStatement> statement)
    {
        string vector = Unique(written.Name);
        _statements.Add(statement(vector));
        _vectors[written] = vector;
        _lastWrite[written] = _statements.Count - 1;
    }

    /// <summary>Returns the variable with a buffer's vector; it is loaded if no statement has computed it.</summary>
    private string Vector(Buffer buffer)
    {
        if (!_vectors.TryGetValue(buffer, out string? vector))
        {
            vector = Unique(buffer.Name);
            _statements.Add(new LoadVector(vector, Read(buffer), null));
            _vectors[buffer] = vector;
        }

        return vector;
    }

    private string Read(Buffer buffer)
    {
        if (!_read.Contains(buffer))
        {
            _read.Add(buffer);
        }

        return Parameter(buffer);
    }

    private string Parameter(Buffer buffer)
    {
        if (!_parameters.TryGetValue(buffer, out string? name))
        {
            _parameters.Add(buffer, name = Unique(buffer.Name + "Rows"));
            _names.Add(MergedLoop.StartOf(name));
        }

        return name;
    }

    private string Unique(string name)
    {
        string unique = name;
        for (int count = 2; !_names.Add(unique); count++)
        {
            unique = name + count;
        }

        return unique;
    }

    private static string Names(IEnumerable<Buffer> buffers) => string.Join(", ", buffers.Select(buffer => buffer.Name).Distinct());
}
