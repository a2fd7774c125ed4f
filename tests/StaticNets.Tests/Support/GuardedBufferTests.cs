using System.Runtime.CompilerServices;

namespace StaticNets.Tests.Support;

/// <summary>Checks the guards: the system can read every byte inside the buffer, but not the byte beyond it.</summary>
public sealed class GuardedBufferTests
{
    [Theory]
    [InlineData(1, Guard.Behind)]
    [InlineData(1, Guard.Before)]
    [InlineData(33, Guard.Behind)]
    [InlineData(33, Guard.Before)]
    [InlineData(5000, Guard.Behind)]
    [InlineData(5000, Guard.Before)]
    public unsafe void TheByteBeyondIsUnreadable(int length, Guard guard)
    {
        using GuardedBuffer<float> buffer = new(length, guard);
        buffer.Span.Fill(1);
        byte* first = (byte*)Unsafe.AsPointer(ref buffer.Reference);
        int bytes = length * sizeof(float);
        byte* beyond = guard == Guard.Behind ? first + bytes : first - 1;

        // If memory is unreadable, the system call returns an error, while a load by the test itself would end the process.
        string path = Path.GetTempFileName();
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0);
            RandomAccess.Write(file.SafeFileHandle, new ReadOnlySpan<byte>(first, bytes), 0);
            Assert.Equal(bytes, file.Length);
            Assert.Throws<IOException>(() => RandomAccess.Write(file.SafeFileHandle, new ReadOnlySpan<byte>(beyond, 1), 0));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
