using DigitsAot;
using Microsoft.Win32.SafeHandles;

const string Usage = """
    Recognises handwritten digits of 8×8 pixels, and learns to.

      digits predict < PICTURE.pgm        the probabilities of 0 to 9
      digits train WEIGHTS < ROWS.csv     learns from rows of 64 pixels (0 to 16) and a digit; writes a safetensors file
      digits speed                        predictions per second
    """;

// Streams, and the input as a file: reading by System.Console would bring everything that a terminal can do.
using FileStream input = new(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read);
using StreamWriter output = new(Console.OpenStandardOutput());
using StreamWriter error = new(Console.OpenStandardError());
try
{
    switch (args)
    {
        case ["predict"]:
            Prediction.Run(input, output);
            return 0;
        case ["train", string weights]:
            Training.Run(new StreamReader(input), weights, output);
            return 0;
        case ["speed"]:
            Speed.Run(output);
            return 0;
        default:
            error.WriteLine(Usage);
            return 2;
    }
}
catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
{
    error.WriteLine(fault.Message);
    return 1;
}
