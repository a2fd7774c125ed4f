namespace StaticNets.Tests.Support;

/// <summary>Counts the bytes that calls allocate on their thread.</summary>
internal static class Allocations
{
    private const int Calls = 50;

    /// <summary>
    /// Returns the bytes that fifty calls allocate, after two calls that may allocate. The result is the minimum of three rounds: a garbage
    /// collection in between may count the unused rest of the thread's allocation area, while a leak shows in every round.
    /// </summary>
    public static long Of(Action call)
    {
        call();
        call();
        return Enumerable.Range(0, 3).Select(_ => OfRound(call)).ToArray().Min();
    }

    private static long OfRound(Action call)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++)
        {
            call();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
