import { japanDay } from "../../domain/periods/japan-day.ts";
import { readQueue } from "../../usecases/cycle/read-queue.ts";
import { page } from "../respond.ts";
import { actorOf, type Handler } from "../site.ts";

export const showTodo: Handler = async (c) => {
  const { db, now } = c.get("site");
  return page(c, "todo", { queue: await readQueue(db, actorOf(c), japanDay(now())) });
};
