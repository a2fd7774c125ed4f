namespace StaticNets.MpiProgram;

internal static class Bandwidth
{
    public static int Print() => 0;
}
