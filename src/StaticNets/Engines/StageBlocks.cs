using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// What the micro-batches of a slice keep from one stage of a training step to the next. If the slice is the first or the only one of its
/// runner, its first micro-batch keeps it in the workspace of the runner, whose other memory all of them share.
/// </summary>
internal sealed class StageBlocks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<AlignedBlock<T>> _further = [];
    private PassRunner<T>? _runner;
    private int _inWorkspace;
    private int _rows;
    private int _rowsOfBlock = 1;
    private WorkspaceDescription _layout;
    private bool _sharesNothing;

    /// <summary>Number of micro-batches of the slice.</summary>
    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => (_rows + _rowsOfBlock - 1) / _rowsOfBlock;
    }

    /// <summary>Number of rows whose numbers the first micro-batch holds while those of all micro-batches are combined.</summary>
    public int CombinedRows { get; set; }

    /// <summary>Begins a training step on a slice.</summary>
    /// <param name="runner">The runner of the slice.</param>
    /// <param name="isFirst">Whether no other slice uses the workspace of the runner in this step.</param>
    /// <param name="rows">Number of rows of the slice.</param>
    /// <param name="layout">The layout of the workspace.</param>
    /// <param name="sharesNothing">Whether every micro-batch gets a whole workspace.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Begin(PassRunner<T> runner, bool isFirst, int rows, WorkspaceDescription layout, bool sharesNothing)
    {
        _runner = runner;
        _inWorkspace = isFirst ? 1 : 0;
        _rows = rows;
        _layout = layout;
        _sharesNothing = sharesNothing || layout.KeptRowLength == 0;
    }

    /// <summary>Returns the number of rows of a micro-batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Rows(int number) => Math.Min(_rowsOfBlock, _rows - (number * _rowsOfBlock));

    /// <summary>Returns what a micro-batch keeps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Span<T> Kept(int number) =>
        number < _inWorkspace || _sharesNothing ? Workspace(number).Span[_layout.KeptOffset..] : _further[number - _inWorkspace].Span;

    /// <summary>Returns the workspace of a micro-batch, if it shares nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public AlignedBlock<T> Workspace(int number) => number < _inWorkspace ? _runner!.Workspace : _further[number - _inWorkspace];

    /// <summary>Gives a micro-batch its memory.</summary>
    /// <param name="micro">The micro-batch. All of the slice but the last have as many rows as the first.</param>
    /// <param name="number">Its number in the slice, from 0 on.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Enter(ref MicroBatch<T> micro, int number)
    {
        if (number == 0)
        {
            _rowsOfBlock = (int)micro.Rows;
        }

        if (number < _inWorkspace)
        {
            return;
        }

        PassRunner<T> runner = _runner!;
        AlignedBlock<T> block = Block(
            number - _inWorkspace,
            _sharesNothing ? runner.Workspace.Length : _layout.KeptLength(runner.Capacity)
        );
        if (_sharesNothing)
        {
            micro.Workspace = ref block.Reference;
            micro.Kept = ref Unsafe.Add(ref micro.Workspace, _layout.KeptOffset);
        }
        else
        {
            micro.Workspace = ref runner.Workspace.Reference;
            micro.Kept = ref block.Reference;
        }
    }

    /// <summary>Frees all memory but the workspace of the runner.</summary>
    public void Clear() => _further.Clear();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private AlignedBlock<T> Block(int index, int length)
    {
        if (_further.Count == index)
        {
            _further.Add(BlockLength.Allocate<T>(length));
        }
        else if (_further[index].Length < length)
        {
            _further[index] = BlockLength.Allocate<T>(length);
        }

        return _further[index];
    }
}
