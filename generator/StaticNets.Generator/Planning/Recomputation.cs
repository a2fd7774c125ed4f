using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Decides what each micro-batch keeps from one sweep of a training step to the next. Between two sweeps come the other micro-batches, so
/// what is not kept is lost. What a product computed is kept; what follows from kept values by a few loops over the elements, such
/// as a normalised image or its pooled pixels, is computed again at the beginning of the sweep that reads it.
/// </summary>
internal sealed class Recomputation
{
    private readonly List<(int Sweep, FunctionCall? Call)> _program = [];
    private readonly Dictionary<BufferIdentity, List<int>> _writers = [];
    private readonly Dictionary<BufferIdentity, Buffer> _buffers = [];
    private readonly HashSet<BufferIdentity> _kept;

    /// <param name="sweeps">The instructions of each sweep.</param>
    /// <param name="kept">Buffers that are kept in any case.</param>
    public Recomputation(IReadOnlyList<IReadOnlyList<Instruction>> sweeps, IEnumerable<BufferIdentity> kept)
    {
        _kept = [.. kept];
        for (int sweep = 0; sweep < sweeps.Count; sweep++)
        {
            foreach (Instruction instruction in sweeps[sweep])
            {
                foreach (Buffer written in InWorkspace(instruction.Written))
                {
                    if (!_writers.TryGetValue(written.Identity, out List<int>? writers))
                    {
                        _writers.Add(written.Identity, writers = []);
                        _buffers.Add(written.Identity, written);
                    }

                    writers.Add(_program.Count);
                }

                _program.Add((sweep, instruction as FunctionCall));
            }
        }

        BufferIdentity[][] read = [.. sweeps.Select((sweep, i) => ReadFromBefore(sweep, i).ToArray())];
        _kept.UnionWith(read.SelectMany(buffers => buffers).Where(buffer => !IsCheap(buffer)));
        foreach (BufferIdentity buffer in read.SelectMany(buffers => buffers).Distinct().OrderBy(buffer => _writers[buffer][0]))
        {
            HashSet<BufferIdentity> leaves = [.. Leaves(buffer)];
            long further = leaves.Where(leaf => !_kept.Contains(leaf)).Sum(Length);
            bool pays = further < Length(buffer) && Calls([buffer], leaves).Count() <= Tuning.RecomputedCalls;
            _kept.UnionWith(pays ? leaves : [buffer]);
        }

        OfSweeps = [.. read.Select(buffers => Calls(buffers, _kept).ToEquatableArray())];
    }

    /// <summary>The buffers that a micro-batch keeps from sweep to sweep.</summary>
    public IReadOnlyCollection<BufferIdentity> Kept => _kept;

    /// <summary>For each sweep, the calls that compute again what it reads.</summary>
    public IReadOnlyList<EquatableArray<Instruction>> OfSweeps { get; }

    /// <summary>Returns the buffers of a sweep that an earlier one has written.</summary>
    private IEnumerable<BufferIdentity> ReadFromBefore(IEnumerable<Instruction> instructions, int sweep) =>
        InWorkspace(instructions.SelectMany(instruction => instruction.Touched))
            .Select(buffer => buffer.Identity)
            .Distinct()
            .Where(buffer => _program[_writers[buffer][0]].Sweep < sweep);

    /// <summary>
    /// Whether the content of a buffer can be computed again: all calls that write it are loops over elements in one sweep, and nothing
    /// that they read is overwritten afterwards.
    /// </summary>
    private bool IsCheap(BufferIdentity buffer) =>
        _buffers[buffer].PerSample
        && _writers[buffer].Select(writer => _program[writer].Sweep).Distinct().Count() == 1
        && _writers[buffer].All(writer => IsCheap(writer, buffer));

    private bool IsCheap(int writer, BufferIdentity buffer) =>
        _program[writer].Call is { Returns: false, Combination: null } call
        && call.Function is BufferFunction { Body.IsCheap: true } or LibraryFunction
        && !call.Arguments.Contains((Argument)RuntimeArgument.Batch)
        && call.Written.All(written =>
            written.Home == BufferHome.Workspace && (written.Identity == buffer || _writers[written.Identity].Count == 1)
        )
        && InWorkspace(call.Touched)
            .All(touched =>
                call.Written.Any(written => written.Identity == touched.Identity) || _writers[touched.Identity].All(other => other < writer)
            );

    /// <summary>Returns what must be kept so that a buffer can be used in a later sweep.</summary>
    private IEnumerable<BufferIdentity> Leaves(BufferIdentity buffer) =>
        _kept.Contains(buffer) || !IsCheap(buffer)
            ? [buffer]
            : _writers[buffer].SelectMany(writer => Operands(writer)).Where(operand => operand != buffer).SelectMany(Leaves).Distinct();

    /// <summary>Returns the calls that compute buffers from what is kept, in the order of the program.</summary>
    private IEnumerable<Instruction> Calls(IEnumerable<BufferIdentity> buffers, HashSet<BufferIdentity> kept)
    {
        SortedSet<int> calls = [];
        Stack<BufferIdentity> wanted = new(buffers);
        while (wanted.Count > 0)
        {
            BufferIdentity buffer = wanted.Pop();
            foreach (int writer in kept.Contains(buffer) ? [] : _writers[buffer])
            {
                if (calls.Add(writer))
                {
                    Operands(writer).Where(operand => operand != buffer).ToList().ForEach(wanted.Push);
                }
            }
        }

        return calls.Select(call => _program[call].Call!);
    }

    /// <summary>Returns the buffers in the workspace that a call reads.</summary>
    private IEnumerable<BufferIdentity> Operands(int call)
    {
        HashSet<BufferIdentity> written = [.. _program[call].Call!.Written.Select(buffer => buffer.Identity)];
        return InWorkspace(_program[call].Call!.Touched).Select(buffer => buffer.Identity).Where(buffer => !written.Contains(buffer));
    }

    private long Length(BufferIdentity buffer) => _buffers[buffer].PerSample ? _buffers[buffer].Length : 0;

    private static IEnumerable<Buffer> InWorkspace(IEnumerable<Buffer> buffers) =>
        buffers.Where(buffer => buffer.Home == BufferHome.Workspace);
}
