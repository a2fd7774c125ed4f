using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>
/// Counts the taps of a kernel phase by phase, those of one phase in reverse order. Without strides there is a single phase, and this is the
/// reverse order of all taps.
/// </summary>
/// <param name="height">Rows of the kernel.</param>
/// <param name="width">Columns of the kernel.</param>
/// <param name="phasesDown">Number of phases of the rows.</param>
/// <param name="phasesAcross">Number of phases of the columns.</param>
internal struct FlippedTaps(int height, int width, int phasesDown, int phasesAcross)
{
    private int _phaseDown;
    private int _phaseAcross;
    private int _row = Last(height, 0, phasesDown);
    private int _column = Last(width, 0, phasesAcross);

    /// <summary>Returns the index of the next tap. There are as many as the kernel has taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next()
    {
        int tap = (_row * width) + _column;
        _column -= phasesAcross;
        if (_column >= 0)
        {
            return tap;
        }

        _row -= phasesDown;
        if (_row < 0)
        {
            _phaseAcross++;
            if (_phaseAcross == Math.Min(width, phasesAcross))
            {
                _phaseAcross = 0;
                _phaseDown++;
            }

            _row = Last(height, _phaseDown, phasesDown);
        }

        _column = Last(width, _phaseAcross, phasesAcross);
        return tap;
    }

    /// <summary>Returns the last row or column of a phase.</summary>
    private static int Last(int count, int phase, int phases) => count - 1 - ((count - 1 - phase) % phases);
}
