using DigitsAot;

const string Usage = """
    Recognises handwritten digits of 8×8 pixels, and learns to.

      digits predict < PICTURE.pgm        the probabilities of 0 to 9
      digits train WEIGHTS < ROWS.csv     learns rows of 64 pixels (0 to 16) and a digit
      digits speed                        predictions per second
    """;

using StreamWriter output = new(Console.OpenStandardOutput());
using StreamWriter error = new(Console.OpenStandardError());
try
{
    switch (args)
    {
        case ["predict"]:
            using (Stream input = StandardInput.Open())
            {
                Prediction.Run(input, output);
            }

            return 0;
        case ["train", string weights]:
            using (StreamReader rows = new(StandardInput.Open()))
            {
                Training.Run(rows, weights, output);
            }

            return 0;
        case ["speed"]:
            Speed.Run(output);
            return 0;
        default:
            error.WriteLine(Usage);
            return 2;
    }
}
catch (UnauthorizedAccessException)
{
    // The build removes the messages of system exceptions (UseSystemResourceKeys), so the message is written here. It names two causes,
    // because a closed standard input causes the same exception as weights that cannot be written.
    error.WriteLine("Access to the standard input or to the file of the weights is denied.");
    return 1;
}
catch (Exception fault) when (fault is InvalidDataException or IOException)
{
    error.WriteLine(fault.Message);
    return 1;
}
