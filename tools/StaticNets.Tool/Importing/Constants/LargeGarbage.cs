namespace StaticNets.Tool.Importing.Constants;

/// <summary>
/// Gives the memory of large arrays back as soon as nobody reads them. The garbage collector waits for more garbage, and keeps the pages of
/// what it has freed: without this, an import of a large file takes five times its size instead of the three and a half that live at once.
/// </summary>
internal static class LargeGarbage
{
    // Below it, memory is no concern; a collection for each of many small tensors would take longer than the import.
    private const long Large = 16L << 20;

    /// <summary>Collects arrays that nobody reads any more.</summary>
    /// <param name="bytes">Their size.</param>
    public static void Collect(long bytes)
    {
        if (bytes >= Large)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
