using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// What the micro-batches of a slice keep from one stage of a training step to the next. The first keeps it in the workspace of the runner,
/// whose other memory all of them share.
/// </summary>
/// <param name="runner">The runner of the slice.</param>
internal sealed class StageBlocks<T>(PassRunner<T> runner)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<AlignedBlock<T>> _further = [];
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

    /// <summary>Begins a training step on a slice.</summary>
    /// <param name="rows">Number of rows of the slice.</param>
    /// <param name="layout">The layout of the workspace.</param>
    /// <param name="sharesNothing">Whether every micro-batch gets a whole workspace.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Begin(int rows, WorkspaceDescription layout, bool sharesNothing)
    {
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
        number == 0 || _sharesNothing ? Workspace(number).Span[_layout.KeptOffset..] : _further[number - 1].Span;

    /// <summary>Returns the workspace of a micro-batch, if it shares nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public AlignedBlock<T> Workspace(int number) => number == 0 ? runner.Workspace : _further[number - 1];

    /// <summary>Gives a micro-batch its memory.</summary>
    /// <param name="micro">The micro-batch. All of the slice but the last have as many rows as the first.</param>
    /// <param name="number">Its number in the slice, from 0 on.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Enter(ref MicroBatch<T> micro, int number)
    {
        if (number == 0)
        {
            _rowsOfBlock = (int)micro.Rows;
            return;
        }

        AlignedBlock<T> block = Block(number - 1, _sharesNothing ? runner.Workspace.Length : _layout.KeptLength(runner.Capacity));
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

    /// <summary>Frees the memory of all micro-batches but the first.</summary>
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
